//! The learner's file, judged.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use libtest_mimic::{Failed, Trial};

use crate::{Check, run, says, trial};

/// Judges the learner's answer to the exercise `name` of the chapter in the folder `chapter`:
/// one test for each check, one after the other, until one fails.
///
/// While the file still holds a `todo!()` the exercise is not started, and its tests are ignored.
pub fn verdict(chapter: &str, name: &str, checks: &'static [Check]) -> ExitCode {
    let file = Path::new(chapter).join(format!("exercises/{name}.rs"));
    let chapter = Path::new(chapter).file_name().unwrap_or_default();
    let shown = format!("chapters/{}/exercises/{name}.rs", chapter.display());
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("{shown}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let own_names: Vec<_> = checks
        .iter()
        .map(|&check| (check.name.to_owned(), check))
        .collect();
    run(&own_names, Some(1), || {
        let started = !holds_todo(&text);
        if !started {
            eprintln!("not started: {shown} (it is judged as soon as the last todo!() is gone)");
        }
        let kind = if started {
            String::new()
        } else {
            format!("not started: {shown}")
        };
        let advice = advice(&text);
        let failed = Arc::new(AtomicBool::new(false));
        let trial = |check: &Check| {
            let (check, advice, failed) = (*check, advice.clone(), Arc::clone(&failed));
            let judge = move || {
                // One diagnosis is enough, and what fails in every schedule may hang on real threads:
                // after it the rest isn't judged.
                if failed.load(Relaxed) {
                    return Err(Failed::from("not judged: mend the one above first"));
                }
                trial::run_apart(check.name, None).map_err(|failure| {
                    failed.store(true, Relaxed);
                    Failed::from(format!("{}\n{advice}", check.told(&failure)))
                })
            };
            Trial::test(check.name, judge)
                .with_kind(kind.clone())
                .with_ignored_flag(!started)
        };
        checks.iter().map(trial).collect()
    })
}

/// What to read again, which the exercise says in a line `//! Practises: 04-queues/backpressure`.
fn advice(text: &str) -> String {
    says(text, "Practises").map_or(String::new(), |page| {
        format!("To read again: {page} in the book.")
    })
}

/// Does the code say `todo!(`? Comments may.
pub fn holds_todo(text: &str) -> bool {
    text.lines()
        .any(|line| line.split("//").next().unwrap_or(line).contains("todo!("))
}
