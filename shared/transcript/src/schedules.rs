//! What the explorer says of a section, compared with what the book shows: for a chapter's
//! `tests/schedules.rs`.
//!
//! The records are in the chapter's `output`, in whose parent folder Cargo runs the tests:
//!
//! - `NAME.schedules.txt`: how many schedules a section has that survives them all;
//! - `NAME.schedule.txt` and `.svg`: the shortest schedule that shows a section's mistake;
//! - `NAME.cured.txt`: how many schedules the mistake's cure survives.

use std::path::Path;

use explorer::{Coverage, Exploration, FailureKind, Limits, explore_with};

use crate::promise::Promise;

/// The section is right in every schedule.
#[track_caller]
pub fn survives(section: &str, program: impl Fn() + Send + Sync + 'static) {
    keep(section, "schedules.txt", &every_schedule(program));
}

/// What cures the section's mistake is right in every schedule.
#[track_caller]
pub fn cure_survives(section: &str, program: impl Fn() + Send + Sync + 'static) {
    keep(section, "cured.txt", &every_schedule(program));
}

/// How the section's mistake shows, in its shortest schedule.
#[track_caller]
pub fn caught(section: &str, program: impl Fn() + Send + Sync + 'static) -> FailureKind {
    caught_within(Limits::default(), section, program)
}

/// As [`caught`], within other limits.
#[track_caller]
pub fn caught_within(
    limits: Limits,
    section: &str,
    program: impl Fn() + Send + Sync + 'static,
) -> FailureKind {
    let exploration = explore_with(limits, program);
    keep(section, "schedule.txt", &exploration);
    let failure = exploration.failure.expect("the mistake is not caught");
    keep(section, "schedule.svg", &failure.figure);
    failure.kind
}

/// Every section in `src` has a test of its name in `tests`, which is the text of the test file, or
/// is `excused` with a reason, and not both.
#[track_caller]
pub fn all_are_tried(tests: &str, excused: &[(&str, &str)]) {
    let lines: Vec<&str> = tests.lines().collect();
    for section in crate::chapter::stems_in(Path::new("src"), ".rs") {
        let test = ["#[test]", &format!("fn {section}() {{")];
        let tried = lines.windows(2).any(|pair| pair == test);
        let excuse = excused.iter().any(|(name, _)| *name == section);
        assert!(
            section == "main" || tried != excuse,
            "src/{section}.rs should have a test, or an excuse: tried {tried}, excused {excuse}"
        );
    }
}

#[track_caller]
fn every_schedule(program: impl Fn() + Send + Sync + 'static) -> Exploration {
    let exploration = explore_with(Limits::default(), program);
    exploration.assert_ok();
    assert_eq!(exploration.coverage, Coverage::Complete, "{exploration}");
    exploration
}

#[track_caller]
fn keep(section: &str, kind: &str, told: &impl ToString) {
    let record = Path::new("output").join(format!("{section}.{kind}"));
    let told = format!("{}\n", told.to_string().trim_end());
    if let Err(stale) = Promise::default().keep(&record, &told) {
        panic!("{stale:#}");
    }
}
