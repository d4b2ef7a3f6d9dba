//! One check in its own process.

use std::hash::{BuildHasher, RandomState};
use std::io::{Read, Write};
use std::panic::{PanicHookInfo, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use process_wrap::std::{ChildWrapper, CommandWrap};

use crate::{Check, strays};

/// Tells the process which check it is to run.
const OWN_CHECK: &str = "EXERCISE_CHECK";

/// Tells it that there is a word for it.
const BY_STDIN: &str = "--word-by-stdin";

/// Longer than any right answer takes, and longer than the explorer waits before it gives a
/// diagnosis of its own.
pub(crate) const DEADLINE: Duration = Duration::from_secs(15);

/// Of what an answer prints, this much is shown, and the end.
const SHOWN: u64 = 8_000;

/// What a panic says stands between these, among all that an answer may print.
const REASON: [char; 2] = ['\u{1}', '\u{2}'];

/// What a check that wasn't passed has to say.
pub(crate) struct Failure {
    /// Why: what the panics say, or how the process ended.
    pub(crate) reason: String,
    /// What the answer has printed meanwhile.
    pub(crate) printed: String,
    /// Both, in the order in which they came.
    pub(crate) text: String,
}

/// The check that this process is to run, if it was started for one.
pub(crate) fn own_check() -> Option<String> {
    std::env::var(OWN_CHECK).ok()
}

/// Runs one check in this process.
pub(crate) fn run_here(checks: &[(String, Check)], name: &str) -> ExitCode {
    let Some((_, check)) = checks.iter().find(|(own, _)| own == name) else {
        eprintln!("there is no check {name}");
        return ExitCode::FAILURE;
    };
    let word = word_of_the_parent();
    std::panic::set_hook(Box::new(tell));
    if catch_unwind(check.run).is_err() {
        return ExitCode::FAILURE; // the panic has told its reason
    }
    match word.map(|(file, word)| std::fs::write(file, word)) {
        Some(Err(_)) => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}

/// A check that passes writes the word into the file. An answer knows neither, so it can't pass by ending the process.
/// They are the two lines of stdin, of which nothing is left for the answer.
///
/// There is none for a process that the check itself starts from this program.
fn word_of_the_parent() -> Option<(PathBuf, String)> {
    std::env::args().find(|argument| argument == BY_STDIN)?;
    let line = || {
        let mut line = String::new();
        let _ = std::io::stdin().read_line(&mut line);
        line.trim_end().to_owned()
    };
    let said = (PathBuf::from(line()), line());
    end_with_the_parent();
    Some(said)
}

/// Stdin stays open as long as the parent lives. When it ends, by Ctrl-C as well, an answer that hangs must not stay.
#[cfg(unix)]
fn end_with_the_parent() {
    use std::os::fd::AsFd;
    let parent = std::io::stdin().as_fd().try_clone_to_owned();
    let nothing = std::fs::File::open("/dev/null");
    let (Ok(parent), Ok(nothing)) = (parent, nothing) else {
        return;
    };
    if nix::unistd::dup2_stdin(nothing).is_err() {
        return;
    }
    thread::spawn(move || {
        let _ = std::io::copy(&mut std::fs::File::from(parent), &mut std::io::sink());
        let own_group = nix::unistd::Pid::from_raw(0);
        let _ = nix::sys::signal::killpg(own_group, nix::sys::signal::SIGKILL);
    });
}

/// The job object sees to it.
#[cfg(not(unix))]
fn end_with_the_parent() {}

/// Says what a panic says, and where and by whom if it isn't the check itself that gives its reason.
fn tell(panic: &PanicHookInfo) {
    let reason = panic
        .payload_as_str()
        .unwrap_or("a panic without a message");
    let [begin, end] = REASON;
    match (thread::current().name(), panic.location()) {
        (Some("main"), _) | (_, None) => eprintln!("{begin}{reason}{end}"),
        (name, Some(at)) => {
            let name = name.unwrap_or("a thread without a name");
            let at = at.to_string().replace("tests/../", "");
            let from = at.find("chapters").unwrap_or(0); // the same wherever the repository is
            eprintln!("{begin}{name} panicked at {}: {reason}{end}", &at[from..]);
        }
    }
}

/// Runs one check in a process of its own. Returns how many schedules it has tried, or why it failed.
///
/// If it failed under the explorer, a figure of that is written to the file `figure`.
pub(crate) fn run_apart(name: &str, figure: Option<&Path>) -> Result<usize, Failure> {
    try_run_apart(name, figure).unwrap_or_else(|error| {
        let reason = format!("the check could not be run: {error:#}");
        Err(Failure {
            text: reason.clone(),
            reason,
            printed: String::new(),
        })
    })
}

fn try_run_apart(name: &str, figure: Option<&Path>) -> Result<Result<usize, Failure>> {
    let scratch = tempfile::tempdir()?;
    let (passed, schedules) = (
        scratch.path().join("passed"),
        scratch.path().join("schedules"),
    );
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(BY_STDIN);
    command.env(OWN_CHECK, name).env("RUST_BACKTRACE", "0");
    command.env("EXPLORER_SCHEDULES", &schedules);
    command.envs(figure.map(|file| ("EXPLORER_FIGURE", file)));
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut command = CommandWrap::from(command);
    #[cfg(unix)]
    command.wrap(process_wrap::std::ProcessGroup::leader());
    #[cfg(windows)]
    command.wrap(process_wrap::std::JobObject);

    let mut child = strays::start(
        || command.spawn(),
        |child| child.as_ref().ok().map(|child| child.id()),
    )?;
    let group = child.id();
    let _registered = strays::register(group);
    let mut lifeline = child.stdin().take().context("stdin was asked for")?;
    let word = RandomState::new().hash_one(name).to_string();
    // An error means that it has ended already, and its status says how.
    let _ = write!(lifeline, "{}\n{word}\n", passed.display());
    let lifeline = Some(lifeline).filter(|_| cfg!(unix));
    let stdout = read_all(child.stdout().take().context("stdout was asked for")?);
    let stderr = read_all(child.stderr().take().context("stderr was asked for")?);
    let status = wait(child.as_mut())?;
    let orphans = status.is_some() && left_behind(child.as_ref());
    let _ = child.kill(); // the whole group; an error means that nobody is left
    let _ = child.wait();
    let left = strays::end_those_of(group, &format!("{OWN_CHECK}={name}"));
    drop(lifeline);

    let said = told(&stderr) + &told(&stdout);
    let has_passed = std::fs::read_to_string(&passed).is_ok_and(|said| said == word);
    let ended = match status {
        None => format!("still running after {DEADLINE:?}, so it was ended\n"),
        Some(_) if orphans => "it left a child process running\n".to_owned(),
        Some(_) if left => {
            "it left a process running that has left its group, so that it would stay for ever\n"
                .to_owned()
        }
        Some(status) if status.success() && has_passed => return Ok(Ok(sum(&schedules))),
        Some(status) if status.code() == Some(1) && !said.is_empty() => String::new(),
        Some(status) => format!("the answer ended the whole process: {status}\n"),
    };
    Ok(Err(Failure::new(&ended, &said)))
}

/// How many schedules the explorer says that it has run, one number a line.
fn sum(file: &Path) -> usize {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    text.lines().filter_map(|n| n.parse::<usize>().ok()).sum()
}

impl Failure {
    fn new(ended: &str, said: &str) -> Self {
        let mut failure = Self {
            reason: ended.to_owned(),
            printed: String::new(),
            text: ended.to_owned() + &said.replace(REASON, ""),
        };
        let [begin, end] = REASON;
        for (i, part) in said.split(begin).enumerate() {
            let (reason, printed) = match part.split_once(end) {
                Some((reason, printed)) if i > 0 => (reason, printed.trim_start_matches('\n')),
                _ => ("", part),
            };
            if !reason.is_empty() {
                failure.reason += &format!("{}\n", reason.trim_end());
            }
            failure.printed += &printed.replace(end, "");
        }
        if failure.reason.is_empty() {
            failure.reason = std::mem::take(&mut failure.printed); // a check that ended without a panic
        }
        failure
    }
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

/// Is a process of the check's group alive, though the check has ended? One that is about to end is given a moment.
#[cfg(unix)]
fn left_behind(child: &dyn ChildWrapper) -> bool {
    let group = nix::unistd::Pid::from_raw(child.id().cast_signed());
    let is_there = |_| {
        strays::bury(group);
        let is_there = nix::sys::signal::killpg(group, None).is_ok();
        if is_there {
            thread::sleep(Duration::from_millis(5));
        }
        is_there
    };
    (0..40).all(is_there)
}

/// On Windows the job object ends whoever is left; that there was somebody isn't noticed.
#[cfg(not(unix))]
fn left_behind(_: &dyn ChildWrapper) -> bool {
    false
}

/// Reads to the end in a thread of its own; keeps the beginning, and the end, where the reason stands.
fn read_all(mut from: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let (mut kept, mut end) = (Vec::new(), Vec::new());
        let _ = from.by_ref().take(SHOWN).read_to_end(&mut kept);
        let mut left_out = 0;
        let mut block = [0; 4096];
        while let Ok(n @ 1..) = from.read(&mut block) {
            end.extend_from_slice(&block[..n]);
            let old = end.len().saturating_sub(block.len());
            left_out += end.drain(..old).count();
        }
        if left_out > 0 {
            kept.extend(format!("\n... {left_out} bytes more ...\n").bytes());
        }
        kept.append(&mut end);
        let _ = sender.send(String::from_utf8_lossy(&kept).replace("\r\n", "\n"));
    });
    receiver
}

fn told(output: &Receiver<String>) -> String {
    output
        .recv_timeout(Duration::from_secs(5))
        .unwrap_or_default()
}
