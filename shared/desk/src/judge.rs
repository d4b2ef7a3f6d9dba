//! An answer, built and judged.

use std::io::Read;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result};
use exercise::Task;
use exercise::verdict::{OUTCOME, what_next};

use crate::cargo::{self, Built};
use crate::running::Running;
use crate::{page, reset};

/// How far an exercise is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// The file isn't there.
    Missing,
    /// It still says `todo!()`.
    NotStarted,
    /// It can't be compiled: the first line of the reason.
    Broken(String),
    /// It isn't right: the first line of the diagnosis.
    Wrong(String),
    /// All checks are passed.
    Done,
}

impl State {
    /// As far as can be told without judging it.
    pub fn before_judging(task: &Task) -> Option<Self> {
        match (task.file().exists(), task.started()) {
            (false, _) => Some(Self::Missing),
            (true, false) => Some(Self::NotStarted),
            (true, true) => None,
        }
    }

    /// In two or three words.
    pub fn words(&self) -> &'static str {
        match self {
            Self::Missing => "deleted",
            Self::NotStarted => "not started",
            Self::Broken(_) => "doesn't compile",
            Self::Wrong(_) => "not yet right",
            Self::Done => "done",
        }
    }

    /// What went wrong, in one line.
    pub fn diagnosis(&self) -> &str {
        match self {
            Self::Broken(why) | Self::Wrong(why) => why.lines().next().unwrap_or_default(),
            _ => "",
        }
    }
}

/// Judges one exercise in front of the learner.
pub fn show(task: &Task) -> Result<ExitCode> {
    if !task.file().exists() {
        reset::restore(task)?;
        anstream::println!("{} was deleted, and is as new again", task.shown());
    }
    if !task.started() {
        page::introduce(task);
        return Ok(ExitCode::FAILURE);
    }
    let built = cargo::build_tests(
        std::slice::from_ref(task),
        &mut cargo::to_stderr(),
        &Running::default(),
    )?;
    let state = match built.errors.get(&Built::key(task)) {
        Some(errors) => {
            anstream::print!("{}", first_error(errors));
            State::Broken(String::new())
        }
        None => judge(task, &built, Stdio::inherit(), &Running::default())?.0,
    };
    what_next(task, state == State::Done);
    Ok(ExitCode::from(u8::from(state != State::Done)))
}

/// Judges one that was built, or says that it wasn't; with what its test prints, if that is a pipe.
pub fn judge(
    task: &Task,
    built: &Built,
    stdout: Stdio,
    running: &Running,
) -> Result<(State, String)> {
    let key = Built::key(task);
    if let Some(errors) = built.errors.get(&key) {
        let first = errors.first().map_or("", |error| error.as_str());
        let first =
            anstream::adapter::strip_str(first.lines().next().unwrap_or_default()).to_string();
        return Ok((State::Broken(first), first_error(errors)));
    }
    let program = built.programs.get(&key);
    let program = program
        .with_context(|| format!("cargo hasn't built the test {}\n{}", task.name, built.said))?;
    // An answer that writes or deletes does it where there is nothing.
    let scratch = tempfile::tempdir()?;
    let outcome = tempfile::NamedTempFile::new()?;
    let mut test = Command::new(program);
    test.current_dir(&scratch).env(OUTCOME, outcome.path());
    test.stdin(Stdio::null()).stdout(stdout);
    if std::io::IsTerminal::is_terminal(&std::io::stdout()) {
        test.env("CLICOLOR_FORCE", "1");
    }
    let mut printed = String::new();
    let stdout = running.start(test, |child| child.stdout().take())?;
    if let Some(mut stdout) = stdout {
        stdout.read_to_string(&mut printed)?;
    }
    let status = running.wait()?;
    Ok((state(outcome.path(), &status.to_string()), printed))
}

fn state(outcome: &Path, status: &str) -> State {
    let text = std::fs::read_to_string(outcome).unwrap_or_default();
    let (state, diagnosis) = text.split_once('\n').unwrap_or((&text, ""));
    match state {
        "passed" => State::Done,
        "not started" => State::NotStarted,
        "failed" => State::Wrong(diagnosis.trim().to_owned()),
        _ => State::Wrong(format!("the test itself has ended: {status}")),
    }
}

/// One is enough to begin with. Its path is the learner's, without the way there from the test.
fn first_error(errors: &[String]) -> String {
    let mut text = errors
        .first()
        .map_or(String::new(), |error| error.replace("tests/../", ""));
    match errors.len() {
        0 | 1 => {}
        2 => text += "\nand 1 more error, which may come from this one\n",
        n => {
            text += &format!(
                "\nand {} more errors, which may come from this one\n",
                n - 1
            )
        }
    }
    text
}
