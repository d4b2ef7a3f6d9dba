//! The sections under the explorer: each mistake is caught in its
//! shortest schedule, each cure survives every schedule.
//!
//! What the explorer says is recorded in `output/STEM.schedule.txt`, with
//! a figure beside it, and in `output/STEM.cured.txt`, and shown on the
//! section's page.

#[macro_use]
extern crate explored_std as std;

#[path = "../src"]
#[allow(dead_code)] // what only the chapter's program calls
mod sections {
    pub mod back_off;
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

use explorer::{Coverage, FailureKind, Limits, explore, explore_with};
use sections::*;
use std::path::Path;
use transcript::promise::Promise;

#[test]
fn two_locks() {
    let broken = || two_locks::broken(|_, _, _| ());
    assert_eq!(caught("two_locks", broken), FailureKind::Deadlock);
    survives("two_locks", || assert_eq!(two_locks::cured(), 4));
}

#[test]
fn lock_order() {
    let broken =
        || assert_eq!(lock_order::broken(|_, _| ()), [75, 125]);
    assert_eq!(caught("lock_order", broken), FailureKind::Deadlock);
    let cured = || assert_eq!(lock_order::cured(), [75, 125]);
    survives("lock_order", cured);
}

#[test]
fn philosophers() {
    let broken = || assert_eq!(philosophers::broken(|_, _| ()), [2; 3]);
    assert_eq!(caught("philosophers", broken), FailureKind::Deadlock);
    let cured = || assert_eq!(philosophers::cured(1), [2; 3]);
    survives("philosophers", cured);
}

#[test]
fn relock() {
    let broken = || assert_eq!(relock::broken(|| ()), 70);
    assert_eq!(caught("relock", broken), FailureKind::Deadlock);
    survives("relock", || assert_eq!(relock::cured(), 70));
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
    survives("back_off", cured);
}

#[test]
fn lost_wakeup() {
    let broken = || _ = lost_wakeup::broken(|| ());
    assert_eq!(caught("lost_wakeup", broken), FailureKind::LostWakeup);
    let cured = || assert_eq!(lost_wakeup::cured(|| ()), 1);
    survives("lost_wakeup", cured);
}

#[test]
fn full_queues() {
    let room_enough = explore(|| _ = full_queues::broken(3, |_| ()));
    room_enough.assert_ok();
    let broken = || _ = full_queues::broken(4, |_| ());
    assert_eq!(caught("full_queues", broken), FailureKind::Deadlock);
    let cured = || assert_eq!(full_queues::cured(4), 4);
    survives("full_queues", cured);
}

#[test]
fn starvation() {
    // No schedule is to blame here: the rank is wrong in all of them.
    let exploration = explore(|| assert_eq!(starvation::broken(4), 4));
    exploration.assert_ok();
    survives("starvation", || assert_eq!(starvation::cured(4), 2));
}

#[test]
fn rare() {
    let meet = || assert!(!rare::meet(|| ()), "the painters meet");
    let kind = caught("rare", meet);
    assert!(matches!(kind, FailureKind::Panic { .. }), "{kind:?}");
}

/// How `broken` fails, in its shortest schedule.
#[track_caller]
fn caught(
    section: &str,
    broken: impl Fn() + Send + Sync + 'static,
) -> FailureKind {
    caught_within(Limits::default(), section, broken)
}

#[track_caller]
fn caught_within(
    limits: Limits,
    section: &str,
    broken: impl Fn() + Send + Sync + 'static,
) -> FailureKind {
    let exploration = explore_with(limits, broken);
    keep(&format!("{section}.schedule.txt"), &exploration.to_string());
    let failure =
        exploration.failure.expect("the mistake is not caught");
    keep(&format!("{section}.schedule.svg"), &failure.figure);
    failure.kind
}

/// How many schedules `cured` has. It is right in all of them.
#[track_caller]
fn survives(section: &str, cured: impl Fn() + Send + Sync + 'static) {
    let exploration = explore(cured);
    exploration.assert_ok();
    assert_eq!(exploration.coverage, Coverage::Complete);
    keep(&format!("{section}.cured.txt"), &exploration.to_string());
}

#[track_caller]
fn keep(record: &str, told: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("output");
    let told = format!("{}\n", told.trim_end());
    if let Err(stale) =
        Promise::default().keep(&folder.join(record), &told)
    {
        panic!("{stale:#}");
    }
}
