//! Programs under every schedule, as all checks of this chapter want it.

use explorer::{Exploration, FailureKind, Limits};

/// Enough for any right answer, and so few that a wrong one is told soon.
const STEPS: usize = 300;

fn explore(
    steps: usize,
    program: impl Fn() + Send + Sync + 'static,
) -> Exploration {
    let limits =
        Limits { steps, schedules: 20_000, ..Limits::default() };
    explorer::explore_with(limits, program)
}

/// The program ends well, whatever the schedule.
pub fn explored(program: impl Fn() + Send + Sync + 'static) {
    explore(STEPS, program).assert_ok();
}

/// The program ends well, and soon, whatever the schedule.
#[allow(dead_code)] // not every exercise asks for it
pub fn explored_within(
    steps: usize,
    program: impl Fn() + Send + Sync + 'static,
) {
    explore(steps, program).assert_ok();
}

/// The program, which waits for what never comes, does so asleep: it
/// doesn't look again and again whether it has come.
#[allow(dead_code)] // not every exercise asks for it
pub fn sleeps(waits: &str, program: impl Fn() + Send + Sync + 'static) {
    let Some(failure) = explore(STEPS, program).failure else {
        panic!("{waits}, but it returns");
    };
    match failure.kind {
        FailureKind::Deadlock
        | FailureKind::LostWakeup
        | FailureKind::WaitsForMessage => {}
        FailureKind::Livelock | FailureKind::Stuck => {
            panic!(
                "{waits}, but it looks again and again instead of sleeping\n{failure}"
            )
        }
        _ => panic!("{waits}, but it does something else\n{failure}"),
    }
}
