//! Programs under the explorer, as the checks of this chapter want it.

#![allow(dead_code)] // not every exercise needs all of it

use explorer::{Coverage, FailureKind, Limits};

/// The program ends well, whatever the schedule; of one that has very many, in
/// the first few thousand.
pub fn explored(program: impl Fn() + Send + Sync + 'static) {
    let limits = Limits {
        schedules: 3_000,
        enough: Coverage::Some,
        sequential: true,
        ..Limits::default()
    };
    explorer::explore_with(limits, program).assert_ok();
}

/// With many threads there are too many schedules. What fails here fails in
/// each of them, so a few are enough.
pub fn explored_a_little(program: impl Fn() + Send + Sync + 'static) {
    let limits = Limits {
        schedules: 10,
        enough: Coverage::Some,
        sequential: true,
        ..Limits::default()
    };
    explorer::explore_with(limits, program).assert_ok();
}

/// The program, which waits for what never comes, does so asleep: it doesn't
/// look again and again whether it has come.
pub fn sleeps(waits: &str, program: impl Fn() + Send + Sync + 'static) {
    let limits = Limits { steps: 300, ..Limits::default() };
    let Some(failure) = explorer::explore_with(limits, program).failure
    else {
        panic!("{waits}, but it returns");
    };
    match failure.kind {
        FailureKind::Deadlock
        | FailureKind::LostWakeup
        | FailureKind::WaitsForMessage => {}
        FailureKind::Livelock | FailureKind::Stuck => {
            panic!("{waits}, but it doesn't sleep\n{failure}")
        }
        _ => panic!("{waits}, but it does something else\n{failure}"),
    }
}
