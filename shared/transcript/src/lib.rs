//! Runs a chapter's programs and compares what they print with what the book shows.
//!
//! A chapter's `tests/output.rs` is one call of [`check`]. It makes these tests:
//!
//! - `complete`: every section has its program, page, output and Python twin, and is listed;
//! - `rust::NAME`: the section prints what `output/NAME.txt` holds;
//! - `python::NAME`: its twin prints what `output/NAME.py.txt` holds;
//! - `command_line`: an unknown name and a closed pipe are met as promised.
//!
//! With the environment variable `BLESS` set, a stale record is written anew instead.
//!
//! # Layout
//!
//! - [`chapter`]: where a section's files are, and which are missing
//! - [`page`]: what a page of the book includes, and what its captions promise
//! - [`promise`]: exact, any order, sample, anywhere or on Unix alone: comparing two outputs
//! - [`program`]: running a program to its end, or to a deadline
//! - [`command_line`]: what every chapter's command line promises
//! - `schedules`, a feature: what the explorer says of a section
//! - `predictions`, with it: questions for readers, answered by the explorer
//! - `steps`: all schedules of a program in one file, for both

use std::path::Path;
use std::process::{Command, ExitCode};

use libtest_mimic::{Arguments, Failed, Trial};

pub mod chapter;
pub mod command_line;
pub mod page;
#[cfg(feature = "schedules")]
pub mod predictions;
pub mod program;
pub mod promise;
#[cfg(feature = "schedules")]
pub mod schedules;
#[cfg(feature = "schedules")]
mod steps;

use chapter::{Chapter, Section};

/// Tests the chapter in `folder`, whose built program is `binary` (both absolute paths), as the
/// command line asks: `cargo test -- backpressure` filters by name, as usual.
pub fn check(folder: &str, binary: &str) -> ExitCode {
    let arguments = Arguments::from_args();
    let chapter = match Chapter::open(Path::new(folder), binary) {
        Ok(chapter) => chapter,
        Err(error) => {
            eprintln!("{folder}: {error:#}");
            return ExitCode::FAILURE;
        }
    };
    let python = program::python();
    if python.is_none() {
        eprintln!("no Python 3.9 or newer here: the Python twins are skipped");
    }

    let missing = chapter.missing();
    let complete = Trial::test("complete", move || match missing.as_slice() {
        [] => Ok(()),
        _ => Err(Failed::from(missing.join("\n"))),
    });
    // While records are being written, which of them are missing is no question yet.
    let mut trials = vec![complete.with_ignored_flag(promise::blessing())];
    let program = binary.to_owned();
    trials.push(Trial::test("command_line", move || {
        Ok(command_line::check(&program)?)
    }));
    for section in chapter.sections() {
        let mut rust = Command::new(binary);
        rust.arg(&section.stem);
        trials.push(compared("rust", &section, section.output(), rust));

        if section.python().exists() {
            let mut twin = Command::new(python.as_deref().unwrap_or("python3"));
            twin.arg(section.python());
            let trial = compared("python", &section, section.python_output(), twin);
            trials.push(trial.with_ignored_flag(python.is_none()));
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn compared(
    language: &str,
    section: &Section,
    record: std::path::PathBuf,
    mut command: Command,
) -> Trial {
    let page = section.page();
    trial(&format!("{language}::{}", section.stem), move || {
        let promise = page::promise(&page, &record)?;
        let printed = program::stdout(&mut command)?;
        promise.keep(&record, &printed)
    })
}

/// A test that fails with the whole story of an error, causes included.
fn trial(name: &str, test: impl FnOnce() -> anyhow::Result<()> + Send + 'static) -> Trial {
    Trial::test(name, || {
        test().map_err(|error| Failed::from(format!("{error:#}")))
    })
}
