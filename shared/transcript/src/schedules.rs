//! What the explorer says of a section, compared with what the book shows: for a chapter's
//! `tests/schedules.rs`.
//!
//! The records are in the chapter's `output`, in whose parent folder Cargo runs the tests:
//!
//! - `NAME.schedules.txt`: how many schedules a section has that survives them all;
//! - `NAME.schedule.txt` and `.svg`: the shortest schedule that shows a section's mistake;
//! - `NAME.cured.txt`: how many schedules the mistake's cure survives;
//! - `NAME.question.md`: what can a program do? a question, and the answer from every schedule;
//! - `NAME.broken.json` and the like: all schedules of a program, for the reader to step through;
//! - `NAME.too_large.txt`: why there is no such file.

use std::path::Path;
use std::sync::Arc;

use explorer::outcomes::{Search, outcomes};
use explorer::{
    Coverage, Exploration, Failure, FailureKind, Limits, explore, explore_with, replay,
};

use crate::chapter;
use crate::promise::Promise;
use crate::steps;

/// So many states are found in a second or two.
const STATES: usize = 5_000;

/// So many schedules are run in a second or two.
const SCHEDULES: usize = 200_000;

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
    let failure = told(limits, section, program);
    keep(section, "schedule.svg", &failure.figure);
    failure.kind
}

/// As [`caught_within`], without the figure.
#[track_caller]
fn told(limits: Limits, section: &str, program: impl Fn() + Send + Sync + 'static) -> Failure {
    let exploration = explore_with(limits, program);
    keep(section, "schedule.txt", &exploration);
    exploration.failure.expect("the mistake is not caught")
}

/// A puzzle: its mistake is caught, its cure survives, and both can be stepped through.
#[track_caller]
pub fn puzzle<P, Q>(name: &str, broken: P, cured: Q)
where
    P: Fn() + Send + Sync + Copy + 'static,
    Q: Fn() + Send + Sync + Copy + 'static,
{
    told(Limits::default(), name, broken);
    cure_survives(name, cured);
    steps(name, "broken", broken);
    steps(name, "cured", cured);
}

/// A puzzle in several versions, of which one is right; all can be stepped through.
#[track_caller]
pub fn one_is_right(name: &str, versions: &[(&str, fn())]) {
    let survive = |version: &&(&str, fn())| explore(version.1).failure.is_none();
    let right: Vec<_> = versions.iter().filter(survive).collect();
    let [(_, right)] = right.as_slice() else {
        let right: Vec<_> = right.iter().map(|(version, _)| version).collect();
        panic!("{name}: one version should be right, and these are: {right:?}");
    };
    cure_survives(name, *right);
    for (version, program) in versions {
        steps(name, version, *program);
    }
    let wrong = versions.iter().find(|version| !survive(version));
    told(Limits::default(), name, wrong.expect("several versions").1);
}

/// A section's program to step through in the page: all its schedules as one graph, in `output/NAME.VARIANT.json`.
///
/// The graph is compared with a search that tries every schedule and merges nothing, its par with the explorer's, and the
/// way to each of its ends with a replay.
#[track_caller]
pub fn steps<P>(section: &str, variant: &str, program: P)
where
    P: Fn() + Send + Sync + Copy + 'static,
{
    let graph = explorer::graph(STATES, program);
    let graph = graph.unwrap_or_else(|why| panic!("{section} {variant}: {why}"));
    let all = outcomes(
        Search::Exhaustive,
        SCHEDULES,
        Arc::new(program),
        &mut String::new,
    );
    let all = all.unwrap_or_else(|| panic!("{section} {variant}: more than {SCHEDULES} schedules"));
    let all = all.into_iter().map(|(end, ways)| (end, ways as u64));
    assert_eq!(graph.outcomes(), all.collect(), "{section} {variant}");
    let limits = Limits {
        spurious_wakeups: false,
        ..Limits::default()
    };
    let failure = explore_with(limits, program).failure;
    let preemptions = failure.map(|failure| failure.preemptions);
    assert_eq!(
        graph.fewest_preemptions(),
        preemptions,
        "{section} {variant}"
    );
    for (end, schedule) in steps::a_way_to_each_end(&graph) {
        let failure = replay(&schedule.parse().expect("a schedule"), program).failure;
        let told = failure.map(|failure| failure.narration);
        let agrees = match &told {
            None => end.well,
            Some(story) => {
                !end.well
                    && story
                        .split_whitespace()
                        .collect::<String>()
                        .contains(&end.says.split_whitespace().collect::<String>())
            }
        };
        assert!(
            agrees,
            "{section} {variant}: {schedule} should end in \"{}\", and not in {told:?}",
            end.says
        );
    }
    keep(
        section,
        &format!("{}.json", variant.replace(' ', "_")),
        &steps::json(&graph, section),
    );
}

/// The section has too many schedules to step through: how many is in `output/NAME.too_large.txt`.
#[track_caller]
pub fn too_large(section: &str, program: impl Fn() + Send + Sync + 'static) {
    let why = explorer::graph(STATES, program).expect_err("it can be stepped through");
    keep(section, "too_large.txt", &why);
}

/// Every section in `src` and every puzzle in `puzzles` has a test of its name in `tests`, which is the text of the test
/// file, or is `excused` with a reason, and not both.
#[track_caller]
pub fn all_are_tried(tests: &str, excused: &[(&str, &str)]) {
    let lines: Vec<&str> = tests.lines().collect();
    let sections = ["src", "puzzles"].map(|folder| chapter::stems_in(Path::new(folder), ".rs"));
    for section in sections.into_iter().flatten() {
        let test = ["#[test]", &format!("fn {section}() {{")];
        let tried = lines.windows(2).any(|pair| pair == test);
        let excuse = excused.iter().any(|(name, _)| *name == section);
        assert!(
            section == "main" || tried != excuse,
            "{section}.rs should have a test, or an excuse: tried {tried}, excused {excuse}"
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
