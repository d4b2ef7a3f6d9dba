//! Two runners wait for a gate to open.

use std::sync::{Condvar, Mutex};
use std::thread;

fn race(tell: impl Fn(&Condvar)) {
    let (is_open, gate) = (Mutex::new(false), Condvar::new());
    let run = || {
        let mut open = is_open.lock().unwrap();
        while !*open {
            open = gate.wait(open).unwrap();
        }
    };
    thread::scope(|track| {
        track.spawn(run);
        track.spawn(run);
        *is_open.lock().unwrap() = true;
        tell(&gate);
    });
}

/// Tells one of them.
pub fn broken() {
    race(|gate| gate.notify_one());
}

/// Tells all who wait.
pub fn cured() {
    race(|gate| gate.notify_all());
}
