//! The sections under the explorer: each mistake is caught in its
//! shortest schedule, each cure survives every schedule.
//!
//! What the explorer says is recorded in `output` (for the files' names
//! see `transcript::schedules`) and shown on the section's page.

#[macro_use]
extern crate explored_std as std;

#[path = "../src"]
#[allow(dead_code)] // what only the chapter's program calls
mod sections {
    pub mod back_off;
    pub mod four_conditions;
    pub mod full_queues;
    pub mod lock_order;
    pub mod lost_wakeup;
    pub mod philosophers;
    pub mod rare;
    pub mod relock;
    pub mod starvation;
    pub mod two_locks;
    pub mod watch;
}

#[path = "../puzzles"]
mod puzzles {
    pub mod notify_one;
    pub mod three_bells;
}

use explorer::{FailureKind, Limits, explore};
use puzzles::*;
use sections::*;
use transcript::schedules::{
    all_are_tried, caught, caught_within, cure_survives, puzzle, steps,
};

#[test]
fn two_locks() {
    let broken = || two_locks::broken(|_, _, _| ());
    assert_eq!(caught("two_locks", broken), FailureKind::Deadlock);
    let cured = || assert_eq!(two_locks::cured(), 4);
    cure_survives("two_locks", cured);
    steps("two_locks", "broken", broken);
    steps("two_locks", "cured", cured);
}

#[test]
fn lock_order() {
    let broken =
        || assert_eq!(lock_order::broken(|_, _| ()), [75, 125]);
    assert_eq!(caught("lock_order", broken), FailureKind::Deadlock);
    let cured = || assert_eq!(lock_order::cured(), [75, 125]);
    cure_survives("lock_order", cured);
    steps("lock_order", "broken", broken);
    steps("lock_order", "cured", cured);
}

#[test]
fn philosophers() {
    let broken = || assert_eq!(philosophers::broken(|_, _| ()), [2; 3]);
    assert_eq!(caught("philosophers", broken), FailureKind::Deadlock);
    let cured = || assert_eq!(philosophers::cured(1), [2; 3]);
    cure_survives("philosophers", cured);
    steps("philosophers", "broken", broken);
    steps("philosophers", "cured", cured);
}

#[test]
fn relock() {
    let broken = || assert_eq!(relock::broken(|| ()), 70);
    assert_eq!(caught("relock", broken), FailureKind::Deadlock);
    cure_survives("relock", || assert_eq!(relock::cured(), 70));
}

#[test]
fn back_off() {
    // However often they try. After each step they let others go on, so
    // it is no lack of turns that keeps them from it.
    let broken =
        || _ = back_off::broken(u32::MAX, || std::thread::yield_now());
    let limits = Limits { steps: 60, ..Limits::default() };
    let kind = caught_within(limits, "back_off", broken);
    assert_eq!(kind, FailureKind::Livelock);
    let cured = || assert_eq!(back_off::cured(), [true, true]);
    cure_survives("back_off", cured);
}

#[test]
fn lost_wakeup() {
    let broken = || _ = lost_wakeup::broken(|| ());
    assert_eq!(caught("lost_wakeup", broken), FailureKind::LostWakeup);
    let cured = || assert_eq!(lost_wakeup::cured(|| ()), 1);
    cure_survives("lost_wakeup", cured);
    steps("lost_wakeup", "broken", broken);
    steps("lost_wakeup", "cured", cured);
}

#[test]
fn full_queues() {
    let room_enough = explore(|| _ = full_queues::broken(3, |_| ()));
    room_enough.assert_ok();
    let broken = || _ = full_queues::broken(4, |_| ());
    assert_eq!(caught("full_queues", broken), FailureKind::Deadlock);
    let cured = || assert_eq!(full_queues::cured(4), 4);
    cure_survives("full_queues", cured);
    let three_tables = || _ = full_queues::broken(3, |_| ());
    steps("full_queues", "three tables", three_tables);
    steps("full_queues", "four tables", broken);
    steps("full_queues", "cured", cured);
}

#[test]
fn starvation() {
    // No schedule is to blame here: the rank is wrong in all of them.
    let exploration = explore(|| assert_eq!(starvation::broken(4), 4));
    exploration.assert_ok();
    cure_survives("starvation", || assert_eq!(starvation::cured(4), 2));
}

#[test]
fn rare() {
    let meet = || assert!(!rare::meet(|| ()), "the painters meet");
    let kind = caught("rare", meet);
    assert!(matches!(kind, FailureKind::Panic { .. }), "{kind:?}");
    steps("rare", "as it is", meet);
}

#[test]
fn every_section_is_tried() {
    let excused = [(
        "priority_inversion",
        "is one thread, which acts the scheduler",
    )];
    all_are_tried(include_str!("schedules.rs"), &excused);
}

#[test]
fn notify_one() {
    puzzle("notify_one", notify_one::broken, notify_one::cured);
}

/// Only the second is right.
#[test]
fn three_bells() {
    caught("three_bells", three_bells::first);
    cure_survives("three_bells", three_bells::second);
    steps("three_bells", "first", three_bells::first);
    steps("three_bells", "second", three_bells::second);
    steps("three_bells", "third", three_bells::third);
}

#[test]
fn four_conditions() {
    use four_conditions::*;
    assert_eq!(
        caught("four_conditions", broken),
        FailureKind::Deadlock
    );
    steps("four_conditions", "broken", broken);
    cure_survives("four_conditions", in_one_order);
    explore(not_alone).assert_ok();
    explore(all_at_once).assert_ok();
    // Out of the circle, but they can make way for each other for ever.
    let told = explore(given_back).failure.unwrap();
    assert_eq!(told.kind, FailureKind::Livelock);
}
