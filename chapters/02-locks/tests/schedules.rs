//! The sections under the explorer: a lost update is caught in its
//! shortest schedule, and the rest survives every schedule.
//!
//! What the explorer says is recorded in `output/NAME.schedule.txt`,
//! with a figure beside it, `output/NAME.cured.txt` and
//! `output/NAME.schedules.txt`, and shown on the section's page.

#[macro_use]
extern crate explored_std as std;

#[path = "../src"]
#[allow(dead_code)] // what only the chapter's program calls
mod sections {
    pub mod barrier;
    pub mod compare_exchange;
    pub mod condvar;
    pub mod event;
    pub mod every_way_out;
    pub mod long_guard;
    pub mod lost_update;
    pub mod one_at_a_time;
    pub mod read_mostly;
    pub mod semaphore;
    pub mod send_sync;
    pub mod timer;
}

#[path = "../puzzles"]
mod puzzles {
    pub mod check_then_act;
    pub mod one_turnstile;
}

use explorer::{FailureKind, explore};
use puzzles::*;
use sections::*;
use transcript::schedules::{
    all_are_tried, caught, cure_survives, puzzle, steps, survives,
};

/// What can't be explored, and why.
const EXCUSED: [(&str, &str); 2] = [
    ("cost", "takes a lock millions of times, and measures that"),
    ("false_sharing", "adds millions of times, and measures that"),
];

#[test]
fn every_section_is_tried_or_excused() {
    all_are_tried(include_str!("schedules.rs"), &EXCUSED);
}

#[test]
fn lost_update() {
    let broken = || {
        let counted = lost_update::left_to_chance();
        assert!(counted == 2, "a visitor is lost");
    };
    let kind = caught("lost_update", broken);
    assert!(matches!(kind, FailureKind::Panic { .. }), "{kind:?}");
    let cured = || assert_eq!(lost_update::in_one_step(), 2);
    cure_survives("lost_update", cured);
    steps("lost_update", "broken", broken);
    steps("lost_update", "cured", cured);
}

/// With three rounds in place of a hundred thousand.
#[test]
fn one_at_a_time() {
    let sum = || assert_eq!(one_at_a_time::sum_of([1, -1], 3), 0);
    survives("one_at_a_time", sum);
}

#[test]
fn every_way_out() {
    survives("every_way_out", || every_way_out::run().unwrap());
}

#[test]
fn send_sync() {
    survives("send_sync", || send_sync::run().unwrap());
}

#[test]
fn read_mostly() {
    survives("read_mostly", || read_mostly::run().unwrap());
}

#[test]
fn semaphore() {
    survives("semaphore", || semaphore::run().unwrap());
}

/// With two rows in place of fifteen.
#[test]
fn barrier() {
    survives("barrier", || {
        barrier::draw_below([true; barrier::WIDTH], 2)
    });
}

#[test]
fn event() {
    survives("event", || event::run().unwrap());
}

#[test]
fn timer() {
    survives("timer", || timer::run().unwrap());
}

#[test]
fn check_then_act() {
    use check_then_act::{broken, cured};
    puzzle("check_then_act", broken, cured);
}

#[test]
fn one_turnstile() {
    use one_turnstile::{broken, cured};
    puzzle("one_turnstile", broken, cured);
}

#[test]
fn condvar() {
    survives("condvar", || condvar::run().unwrap());
}

#[test]
fn compare_exchange() {
    use compare_exchange::{broken, cured, firsts, in_one_call};
    let both_count = || assert!(broken() == 40, "a doubling is lost");
    let kind = caught("compare_exchange", both_count);
    assert!(matches!(kind, FailureKind::Panic { .. }), "{kind:?}");
    cure_survives("compare_exchange", || assert_eq!(cured(), 40));
    explore(|| assert_eq!(in_one_call(), 40)).assert_ok();
    explore(|| assert_eq!(firsts(), 1)).assert_ok();
}

#[test]
fn long_guard() {
    survives("long_guard", || long_guard::run().unwrap());
}
