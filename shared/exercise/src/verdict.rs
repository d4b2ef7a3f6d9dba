//! The learner's file, judged.

use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Failed, Trial};

use crate::{Check, run, trial};

/// An exercise, as its test knows it.
pub struct Exercise {
    /// The chapter's folder: `env!("CARGO_MANIFEST_DIR")`.
    pub chapter: &'static str,
    /// The stem of its files.
    pub name: &'static str,
    /// The page to read again, by its path in the book without ending: `04-queues/backpressure`.
    pub practises: &'static str,
    /// What an answer must do.
    pub checks: &'static [Check],
}

/// Judges the learner's answer to `exercise`: one test for each check.
///
/// While the file still holds a `todo!()` the exercise is not started, and its tests are ignored.
pub fn verdict(exercise: &'static Exercise) -> ExitCode {
    let checks: Vec<_> = exercise
        .checks
        .iter()
        .map(|&check| (check.name.to_owned(), check))
        .collect();
    run(&checks, || {
        let file = Path::new(exercise.chapter).join(format!("exercises/{}.rs", exercise.name));
        let chapter = Path::new(exercise.chapter).file_name().unwrap_or_default();
        let shown = format!(
            "chapters/{}/exercises/{}.rs",
            chapter.display(),
            exercise.name
        );
        let not_started = holds_todo(&file);
        if not_started {
            println!("not started: {shown} (its tests run when the last todo!() is gone)");
        }
        let one = |check: &Check| {
            let name = check.name;
            let test = move || {
                trial::run_apart(name).map_err(|failure| {
                    let advice = format!("To read again: {} in the book.", exercise.practises);
                    Failed::from(format!("{failure}\n\n{advice}"))
                })
            };
            let trial = Trial::test(name, test).with_ignored_flag(not_started);
            if not_started {
                trial.with_kind(format!("not started: {shown}"))
            } else {
                trial
            }
        };
        exercise.checks.iter().map(one).collect()
    })
}

/// Does code in `file` say `todo!(`? Comments may.
fn holds_todo(file: &Path) -> bool {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    text.lines()
        .any(|line| line.split("//").next().unwrap_or(line).contains("todo!("))
}
