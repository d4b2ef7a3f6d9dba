//! Every solution and every wrong answer, judged.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};
use libtest_mimic::{Failed, Trial};
use transcript::promise::Promise;

use crate::trial::Failure;
use crate::{Check, Task, report, run, says, trial};

/// An answer of ours, with the checks of its exercise. The list of them is written by the crate
/// `gallery`, from the folders.
pub struct Case {
    /// Its file, from the chapter's folder.
    pub answer: &'static str,
    /// What it must do.
    pub checks: &'static [Check],
}

/// Proves that every solution passes and that every wrong answer is rejected for the reason that
/// its file gives, in a line that begins `//! Diagnosis:`.
///
/// For a wrong answer the failing check's message is recorded beside it, `NAME.txt` beside
/// `NAME.rs`, and its figure, `NAME.svg`, if it failed under the explorer. With `BLESS` set in the
/// environment a stale record is written anew.
pub fn gallery(chapter: &'static str, cases: &'static [Case]) -> ExitCode {
    let own_name = |case: &Case, check: &Check| format!("{}::{}", case.answer, check.name);
    let checks: Vec<_> = cases
        .iter()
        .flat_map(|case| {
            case.checks
                .iter()
                .map(move |&check| (own_name(case, &check), check))
        })
        .collect();
    run(&checks, None, || {
        let one = |case: &'static Case| {
            Trial::test(case.answer, move || {
                let judge = |check: &Check, figure: Option<&Path>| {
                    trial::run_apart(&own_name(case, check), figure)
                };
                let judged = if case.answer.starts_with("wrong_answers/") {
                    rejected(Path::new(chapter), case, judge)
                } else {
                    accepted(case, |check| judge(check, None))
                };
                judged.map_err(|error| Failed::from(format!("{error:#}")))
            })
        };
        cases.iter().map(one).collect()
    })
}

fn accepted(case: &Case, judge: impl Fn(&Check) -> Result<usize, Failure>) -> Result<()> {
    for check in case.checks {
        if let Err(Failure { text, .. }) = judge(check) {
            bail!("a right answer is rejected by {}:\n{text}", check.name);
        }
    }
    Ok(())
}

fn rejected(
    chapter: &Path,
    case: &Case,
    judge: impl Fn(&Check, Option<&Path>) -> Result<usize, Failure>,
) -> Result<()> {
    let file = chapter.join(case.answer);
    let text = std::fs::read_to_string(&file)?;
    let diagnosis = must_say(&text, "Diagnosis")?;
    must_say(&text, "Believed")?;
    let scratch = tempfile::tempdir()?;
    let figure = scratch.path().join("figure.svg");
    let failure = case.checks.iter().find_map(|check| {
        let failure = judge(check, Some(&figure)).err()?;
        Some((check, failure))
    });
    let (check, failure) = failure.context("a wrong answer passes every check")?;
    let text = &failure.text;
    ensure!(
        text.contains(&diagnosis),
        "rejected, but not for the stated reason \"{diagnosis}\":\n{text}"
    );
    let exercise = Path::new(case.answer).iter().nth(1).unwrap_or_default();
    let task = Task::new(chapter, &exercise.to_string_lossy());
    last_screen_says(&diagnosis, &report::failed(&task, check, &failure))?;
    // A schedule is the same in every run. What real threads and processes say has numbers in it.
    let promise = Promise {
        sample: !text.starts_with("FAILED after"),
        ..Promise::default()
    };
    promise.keep(&file.with_extension("txt"), &check.told(text))?;
    match std::fs::read_to_string(&figure) {
        Ok(drawn) if !promise.sample => promise.keep(&file.with_extension("svg"), &drawn),
        _ => Ok(()), // what doesn't fail under the explorer has no figure
    }
}

/// The diagnosis isn't scrolled away: a small terminal still shows it after a learner's answer was judged.
fn last_screen_says(diagnosis: &str, shown: &str) -> Result<()> {
    const LINES: usize = 24;
    const COLUMNS: usize = 80;
    let after_it = 3; // what to do now, what cargo says of a test that failed, the prompt
    let plain = anstream::adapter::strip_str(shown).to_string();
    let rows: Vec<String> = plain
        .lines()
        .flat_map(|line| {
            let letters: Vec<char> = line.chars().collect();
            let rows = letters.chunks(COLUMNS).map(String::from_iter);
            rows.collect::<Vec<_>>()
                .into_iter()
                .chain(letters.is_empty().then(String::new))
        })
        .collect();
    let last = rows[rows.len().saturating_sub(LINES - after_it)..].concat();
    ensure!(
        last.contains(diagnosis),
        "the last {LINES} lines of a terminal don't say \"{diagnosis}\":\n{plain}"
    );
    Ok(())
}

fn must_say(text: &str, key: &str) -> Result<String> {
    let said = says(text, key).map(String::from);
    said.with_context(|| format!("it has no line \"//! {key}: ...\""))
}
