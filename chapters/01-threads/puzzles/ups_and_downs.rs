//! One gate counts three visitors in, the other counts three
//! out.

use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
use std::thread;

fn evening(count: impl Fn(&AtomicI32, i32) + Sync) {
    let inside = AtomicI32::new(3);
    thread::scope(|museum| {
        museum.spawn(|| (0..3).for_each(|_| count(&inside, 1)));
        museum.spawn(|| (0..3).for_each(|_| count(&inside, -1)));
    });
    assert!(inside.into_inner() < 6, "nobody was counted out");
}

/// Reads, adds, writes.
pub fn broken() {
    evening(|inside, change| {
        let n = inside.load(SeqCst);
        inside.store(n + change, SeqCst);
    });
}

/// Adds in one step.
pub fn cured() {
    evening(|inside, change| _ = inside.fetch_add(change, SeqCst));
}
