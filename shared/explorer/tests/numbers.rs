//! How many schedules it takes: pruning must not get worse unnoticed.

#[macro_use]
extern crate explored_std as std;

use explorer::{Coverage, explore};

#[path = "programs/table.rs"]
mod table;

#[track_caller]
fn explores_completely(most: usize, program: impl Fn() + Send + Sync + 'static) {
    let exploration = explore(program);
    exploration.assert_ok();
    assert_eq!(exploration.coverage, Coverage::Complete);
    assert!(
        exploration.schedules <= most,
        "{} schedules, expected at most {most}",
        exploration.schedules
    );
}

#[track_caller]
fn fails_within(most: usize, program: impl Fn() + Send + Sync + 'static) {
    let exploration = explore(program);
    assert!(exploration.failure.is_some());
    assert!(
        exploration.schedules <= most,
        "{} schedules, expected at most {most}",
        exploration.schedules
    );
}

#[test]
fn counters() {
    explores_completely(4, || table::counter(2, 1));
    explores_completely(34, || table::counter(2, 2));
    explores_completely(36, || table::counter(3, 1));
    explores_completely(6, || table::mutex_counter(3));
}

#[test]
fn queue() {
    explores_completely(8, table::queue);
}

#[test]
fn philosophers() {
    fails_within(4, || table::philosophers(3));
    fails_within(24, || table::philosophers(5));
}
