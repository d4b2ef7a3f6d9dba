//! One check in its own process.

use std::io::Read;
use std::panic::{PanicHookInfo, catch_unwind};
use std::path::Path;
use std::process::{Command, ExitCode, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use process_wrap::std::{ChildWrapper, CommandWrap};

use crate::Check;

/// Tells the process which check it is to run.
const OWN_CHECK: &str = "EXERCISE_CHECK";

/// The exit code of a check that passed: not 0, which is what an answer that exits would leave.
const PASSED: u8 = 87;

/// Longer than any right answer takes, and longer than the explorer waits before it gives a
/// diagnosis of its own.
const DEADLINE: Duration = Duration::from_secs(15);

/// Of what an answer prints, this much is shown.
const SHOWN: usize = 12_000;

/// The check that this process is to run, if it was started for one.
pub(crate) fn own_check() -> Option<String> {
    std::env::var(OWN_CHECK).ok()
}

/// Runs one check in this process; the exit code says whether it passed.
pub(crate) fn run_here(checks: &[(String, Check)], name: &str) -> ExitCode {
    let Some((_, check)) = checks.iter().find(|(own, _)| own == name) else {
        eprintln!("there is no check {name}");
        return ExitCode::FAILURE;
    };
    std::panic::set_hook(Box::new(tell));
    match catch_unwind(check.run) {
        Ok(()) => ExitCode::from(PASSED),
        Err(_) => ExitCode::FAILURE, // the panic has told its reason
    }
}

/// Says what a panic says, and where and by whom if it isn't the check itself that gives its reason.
fn tell(panic: &PanicHookInfo) {
    let reason = panic
        .payload_as_str()
        .unwrap_or("a panic without a message");
    match (thread::current().name(), panic.location()) {
        (Some("main"), _) | (_, None) => eprintln!("{reason}"),
        (name, Some(at)) => {
            let name = name.unwrap_or("a thread without a name");
            let at = at.to_string().replace("tests/../", "");
            let from = at.find("chapters").unwrap_or(0); // the same wherever the repository is
            eprintln!("{name} panicked at {}: {reason}", &at[from..]);
        }
    }
}

/// Runs one check in a process of its own, and says why it failed if it did.
///
/// If it failed under the explorer, a figure of that is written to the file `figure`.
pub(crate) fn run_apart(name: &str, figure: Option<&Path>) -> Result<(), String> {
    match try_run_apart(name, figure) {
        Ok(None) => Ok(()),
        Ok(Some(failure)) => Err(failure),
        Err(error) => Err(format!("the check could not be run: {error:#}")),
    }
}

fn try_run_apart(name: &str, figure: Option<&Path>) -> Result<Option<String>> {
    let mut command = Command::new(std::env::current_exe()?);
    command.env(OWN_CHECK, name).env("RUST_BACKTRACE", "0");
    command.envs(figure.map(|file| ("EXPLORER_FIGURE", file)));
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut command = CommandWrap::from(command);
    #[cfg(unix)]
    command.wrap(process_wrap::std::ProcessGroup::leader());
    #[cfg(windows)]
    command.wrap(process_wrap::std::JobObject);

    let mut child = command.spawn()?;
    let stdout = read_all(child.stdout().take().context("stdout was asked for")?);
    let stderr = read_all(child.stderr().take().context("stderr was asked for")?);
    let status = wait(child.as_mut())?;
    let orphans = status.is_some() && left_behind(child.as_ref());
    let _ = child.kill(); // the whole group; an error means that nobody is left
    let _ = child.wait();
    let said = told(&stderr) + &told(&stdout);

    Ok(match status {
        None => Some(format!(
            "still running after {DEADLINE:?}, so it was ended\n{said}"
        )),
        Some(_) if orphans => Some(format!("it left a child process running\n{said}")),
        Some(status) if status.code() == Some(PASSED.into()) => None,
        Some(status) if status.code() == Some(1) && !said.is_empty() => Some(said),
        Some(status) => Some(format!(
            "the answer ended the whole process: {status}\n{said}"
        )),
    })
}

/// The exit status of the check's process, or `None` at the deadline.
fn wait(child: &mut dyn ChildWrapper) -> Result<Option<ExitStatus>> {
    let start = Instant::now();
    let mut pause = Duration::from_micros(500);
    while start.elapsed() < DEADLINE {
        // The process itself, not its group: who else is left is another question.
        if let Some(status) = child.inner_mut().try_wait()? {
            return Ok(Some(status));
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
    Ok(None)
}

/// Is a process of the check's group alive, though the check has ended?
#[cfg(unix)]
fn left_behind(child: &dyn ChildWrapper) -> bool {
    let group = nix::unistd::Pid::from_raw(child.id().cast_signed());
    nix::sys::signal::killpg(group, None).is_ok()
}

/// On Windows the job object ends whoever is left; that there was somebody isn't noticed.
#[cfg(not(unix))]
fn left_behind(_: &dyn ChildWrapper) -> bool {
    false
}

/// Reads to the end in a thread of its own, keeps the beginning.
fn read_all(mut from: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut kept = Vec::new();
        let _ = from.by_ref().take(SHOWN as u64).read_to_end(&mut kept);
        let more = std::io::copy(&mut from, &mut std::io::sink()).unwrap_or(0);
        let mut text = String::from_utf8_lossy(&kept).replace("\r\n", "\n");
        if more > 0 {
            text += &format!("\n... and {more} bytes more\n");
        }
        let _ = sender.send(text);
    });
    receiver
}

fn told(output: &Receiver<String>) -> String {
    output
        .recv_timeout(Duration::from_secs(5))
        .unwrap_or_default()
}
