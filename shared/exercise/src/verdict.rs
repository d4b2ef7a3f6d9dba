//! The learner's file, judged.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};

use crate::report::{BAD, GOOD, QUIET, Told};
use crate::trial::{self, Failure};
use crate::{Check, Task, report, run};

/// In the environment, the file in which whoever has started this test finds its outcome: in the first line
/// `passed`, `failed` or `not started`, in the second the diagnosis.
pub const OUTCOME: &str = "EXERCISE_OUTCOME";

/// What a test that fails ends with; for another number cargo has two more lines to say.
const FAILED: u8 = 101;

/// Judges the learner's answer to the exercise `name` of the chapter in the folder `chapter`:
/// one check after the other, until one fails.
///
/// While the file still holds a `todo!()` the exercise is not started, and its checks are ignored.
pub fn verdict(chapter: &str, name: &str, checks: &'static [Check]) -> ExitCode {
    let own_names: Vec<_> = checks
        .iter()
        .map(|&check| (check.name.to_owned(), check))
        .collect();
    let task = Task::new(Path::new(chapter), name);
    if trial::own_check().is_some() || asked_by_a_program() {
        return run(&own_names, Some(1), || trials(&task, checks));
    }
    anstream::println!("\nrunning {} tests", checks.len());
    let (outcome, diagnosis) = if task.started() {
        judge(&task, checks)
    } else {
        anstream::println!(
            "test result: ok. 0 passed; 0 failed; {} ignored\n\
             not started: {} (it is judged as soon as the last todo!() is gone)\n",
            checks.len(),
            task.shown()
        );
        ("not started", String::new())
    };
    if let Some(file) = std::env::var_os(OUTCOME).map(PathBuf::from) {
        if let Err(error) = std::fs::write(&file, format!("{outcome}\n{diagnosis}\n")) {
            eprintln!("{}: {error}", file.display());
            return ExitCode::from(FAILED);
        }
    } else if outcome != "not started" {
        what_next(&task, outcome == "passed");
    }
    match outcome {
        "failed" => ExitCode::from(FAILED),
        _ => ExitCode::SUCCESS,
    }
}

/// Asked for a list or for some of them, these are tests as any others.
fn asked_by_a_program() -> bool {
    let asked = Arguments::from_args();
    let some = asked.filter.is_some() || asked.exact || !asked.skip.is_empty();
    asked.list || some || asked.ignored || asked.format.is_some() || asked.logfile.is_some()
}

fn judge(task: &Task, checks: &[Check]) -> (&'static str, String) {
    let mut schedules = 0;
    for (i, check) in checks.iter().enumerate() {
        print!("test {} ... ", check.name);
        let _ = std::io::stdout().flush();
        match in_sight(|| trial::run_apart(check.name, None)) {
            Ok(more) => {
                schedules += more;
                anstream::println!("{GOOD}ok{GOOD:#}");
            }
            Err(failure) => {
                anstream::println!("{BAD}FAILED{BAD:#}");
                // One diagnosis is enough, and what fails in every schedule may hang on real threads.
                result("FAILED", i, 1, checks.len() - i - 1);
                anstream::print!("{}", report::failed(task, check, &failure));
                return ("failed", Told::new(&failure).first_line().to_owned());
            }
        }
    }
    result("ok", checks.len(), 0, 0);
    anstream::print!("{}", report::passed(task, schedules));
    ("passed", String::new())
}

fn result(result: &str, passed: usize, failed: usize, not_judged: usize) {
    print!("test result: {result}. {passed} passed; {failed} failed");
    match not_judged {
        0 => println!(),
        n => anstream::println!("; {QUIET}{n} not judged before that{QUIET:#}"),
    }
}

/// Nobody should have to guess why nothing happens.
fn in_sight<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    thread::scope(|scope| {
        let (done, is_done) = channel::<()>();
        scope.spawn(move || {
            let slow = is_done.recv_timeout(Duration::from_secs(1));
            if slow == Err(RecvTimeoutError::Timeout) {
                print!("(judging; it has {} seconds) ", trial::DEADLINE.as_secs());
                let _ = std::io::stdout().flush();
            }
        });
        let result = work();
        drop(done);
        result
    })
}

/// What the learner can do now.
pub fn what_next(task: &Task, done: bool) {
    match task.next() {
        _ if !done => anstream::println!("A hint:     cargo hint {} {}", task.number(), task.name),
        Some(next) => {
            anstream::println!("Next:       cargo exercise {} {}", next.number(), next.name);
        }
        None => anstream::println!("Next:       all exercises are begun; cargo progress"),
    }
}

fn trials(task: &Task, checks: &[Check]) -> Vec<Trial> {
    let started = task.started();
    let kind = if started {
        String::new()
    } else {
        format!("not started: {}", task.shown())
    };
    let trial = |check: &Check| {
        let (task, check) = (task.clone(), *check);
        let rejected = move |failure: Failure| {
            let text = report::failed(&task, &check, &failure);
            Failed::from(anstream::adapter::strip_str(&text).to_string())
        };
        Trial::test(check.name, move || {
            trial::run_apart(check.name, None)
                .map(|_| ())
                .map_err(rejected)
        })
        .with_kind(kind.clone())
        .with_ignored_flag(!started)
    };
    checks.iter().map(trial).collect()
}
