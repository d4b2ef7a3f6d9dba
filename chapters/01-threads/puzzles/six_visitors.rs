//! Two gates let in three visitors each, and both count them.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn open(let_in: impl Fn(&AtomicU32) + Sync) {
    let counter = AtomicU32::new(0);
    let gate = || (0..3).for_each(|_| let_in(&counter));
    thread::scope(|museum| {
        museum.spawn(gate);
        museum.spawn(gate);
    });
    assert!(counter.into_inner() > 2, "only two were counted");
}

/// Reads, adds one, writes.
pub fn broken() {
    open(|counter| {
        let n = counter.load(SeqCst);
        counter.store(n + 1, SeqCst);
    });
}

/// Adds one in one step.
pub fn cured() {
    open(|counter| _ = counter.fetch_add(1, SeqCst));
}
