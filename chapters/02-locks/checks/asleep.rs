//! To wait is to sleep, not to ask again and again.

use std::thread;
use std::time::Duration;

use explorer::{FailureKind::*, Limits, explore_with};

/// Explores a program in which somebody must wait for ever: whoever sleeps
/// stands still then, and whoever asks again and again keeps going.
pub fn waits_asleep(program: impl Fn() + Send + Sync + 'static) {
    // Far more than anybody needs to fall asleep.
    let limits = Limits {
        steps: 60,
        watchdog: Duration::from_secs(3),
        ..Limits::default()
    };
    let exploration = explore_with(limits, move || {
        thread::current().unpark(); // a first `park` may return at once
        program();
    });
    let failure = exploration.failure.expect("nobody had to wait");
    match failure.kind {
        Deadlock | LostWakeup | WaitsForMessage => {} // asleep
        Livelock | Stuck => {
            panic!(
                "it does not sleep, it asks again and again\n{failure}"
            )
        }
        _ => panic!("{failure}"),
    }
}
