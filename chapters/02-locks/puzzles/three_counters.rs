//! Two gates count their visitors: in three ways. Which of them never
//! loses one?

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Mutex, RwLock};
use std::thread;

fn both_gates(count: impl Fn() + Sync) {
    thread::scope(|museum| {
        museum.spawn(&count);
        museum.spawn(&count);
    });
}

/// A lock for each access.
pub fn first() {
    let counter = Mutex::new(0);
    both_gates(|| {
        let n = *counter.lock().unwrap();
        *counter.lock().unwrap() = n + 1;
    });
    assert!(counter.into_inner().unwrap() == 2, "a visitor is lost");
}

/// Reading is for all, writing for one.
pub fn second() {
    let counter = RwLock::new(0);
    both_gates(|| {
        let n = *counter.read().unwrap();
        *counter.write().unwrap() = n + 1;
    });
    assert!(counter.into_inner().unwrap() == 2, "a visitor is lost");
}

/// No lock: it writes if nobody else has, or else tries again.
pub fn third() {
    let counter = AtomicU32::new(0);
    both_gates(|| {
        let mut n = counter.load(SeqCst);
        let write =
            |n| counter.compare_exchange(n, n + 1, SeqCst, SeqCst);
        while let Err(newer) = write(n) {
            n = newer;
        }
    });
    assert!(counter.into_inner() == 2, "a visitor is lost");
}
