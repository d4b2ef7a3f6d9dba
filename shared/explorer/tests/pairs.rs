//! Broken programs and their cures: the first are caught, and told word for word as recorded; the second are clean.
//! `BLESS=1 cargo test` records anew.

#[macro_use]
extern crate explored_std as std;

use std::fs;
use std::path::PathBuf;

use explorer::{Failure, FailureKind, explore};

mod programs {
    pub mod bounded_queue;
    pub mod counter;
    pub mod messages;
    pub mod two_locks;
    pub mod wake_up;
}

use programs::{bounded_queue, counter, messages, two_locks, wake_up};

/// Compares with what was recorded, or records it.
#[track_caller]
fn is_recorded(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/narrations")
        .join(name);
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
    }
    let recorded = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        text == recorded.replace("\r\n", "\n"),
        "{name} is not what was recorded. Recorded:\n{recorded}\nNow:\n{text}\nIf it should be so: BLESS=1 cargo test"
    );
}

/// Explores a broken program, and compares its story with the one recorded under this name.
#[track_caller]
fn fails(name: &str, program: fn()) -> Failure {
    let failure = explore(program).failure.expect("this program is broken");
    let Failure {
        narration, figure, ..
    } = &failure;
    is_recorded(&format!("{name}.txt"), narration);
    is_recorded(&format!("{name}.svg"), figure);
    assert!(
        narration.lines().all(|line| line.chars().count() <= 100),
        "too wide:\n{narration}"
    );
    assert!(
        !figure.contains("\n\n"),
        "a blank line ends a block in Markdown"
    );
    failure
}

#[track_caller]
fn is_clean(program: fn()) {
    let exploration = explore(program);
    println!("{exploration}");
    exploration.assert_ok();
}

#[test]
fn counter() {
    let failure = fails("counter", counter::broken);
    assert!(matches!(failure.kind, FailureKind::Panic { task: 0, .. }));
    assert_eq!(failure.preemptions, 1);
    is_clean(counter::cured);
    is_clean(counter::cured_by_a_lock);
}

#[test]
fn two_locks() {
    let failure = fails("two_locks", two_locks::broken);
    assert_eq!(failure.kind, FailureKind::Deadlock);
    assert_eq!(failure.preemptions, 1);
    is_clean(two_locks::cured);
}

#[test]
fn wake_up() {
    let failure = fails("wake_up", wake_up::broken);
    assert_eq!(failure.kind, FailureKind::LostWakeup);
    is_clean(wake_up::cured);
}

#[test]
fn bounded_queue() {
    let failure = fails("bounded_queue", bounded_queue::broken);
    assert!(matches!(failure.kind, FailureKind::Panic { .. }));
    is_clean(bounded_queue::cured);
}

#[test]
fn messages() {
    let failure = fails("messages", messages::broken);
    assert_eq!(failure.kind, FailureKind::WaitsForMessage);
    is_clean(messages::cured);
}

#[test]
fn the_same_in_a_hundred_runs() {
    let broken = [
        counter::broken,
        two_locks::broken,
        wake_up::broken,
        bounded_queue::broken,
        messages::broken,
    ];
    for program in broken {
        let told = || explore(program).failure.map(|f| (f.narration, f.figure));
        let first = told();
        assert!((1..100).all(|_| told() == first));
    }
}
