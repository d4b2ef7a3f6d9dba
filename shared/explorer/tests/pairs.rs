//! Broken programs and their cures: the first are caught, the second are clean.

#[macro_use]
extern crate explored_std as std;

use explorer::{FailureKind, explore};

mod programs {
    pub mod bounded_queue;
    pub mod counter;
    pub mod two_locks;
    pub mod wake_up;
}

use programs::{bounded_queue, counter, two_locks, wake_up};

#[track_caller]
fn fails(program: fn()) -> explorer::Failure {
    let exploration = explore(program);
    println!("{exploration}");
    exploration.failure.expect("this program is broken")
}

#[track_caller]
fn is_clean(program: fn()) {
    let exploration = explore(program);
    println!("{exploration}");
    exploration.assert_ok();
}

#[test]
fn counter() {
    let failure = fails(counter::broken);
    assert!(matches!(failure.kind, FailureKind::Panic { task: 0, .. }));
    assert_eq!(failure.preemptions, 1);
    is_clean(counter::cured);
    is_clean(counter::cured_by_a_lock);
}

#[test]
fn two_locks() {
    let failure = fails(two_locks::broken);
    assert_eq!(failure.kind, FailureKind::Deadlock);
    assert_eq!(failure.preemptions, 1);
    is_clean(two_locks::cured);
}

#[test]
fn wake_up() {
    let failure = fails(wake_up::broken);
    assert_eq!(failure.kind, FailureKind::LostWakeup);
    is_clean(wake_up::cured);
}

#[test]
fn bounded_queue() {
    let failure = fails(bounded_queue::broken);
    assert!(matches!(
        failure.kind,
        FailureKind::Panic { .. } | FailureKind::LostWakeup
    ));
    is_clean(bounded_queue::cured);
}
