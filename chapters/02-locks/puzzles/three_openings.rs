//! A stall is opened by whoever comes first, and only once: in three
//! ways. Which of them is right?

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::sync::{Mutex, OnceLock};
use std::thread;

fn two_customers(come: impl Fn() + Sync) {
    thread::scope(|market| {
        market.spawn(&come);
        market.spawn(&come);
    });
}

/// Asks, and asks nobody else meanwhile.
pub fn first() {
    let (open, times) = (AtomicBool::new(false), AtomicU32::new(0));
    two_customers(|| {
        if !open.load(SeqCst) {
            times.fetch_add(1, SeqCst);
            open.store(true, SeqCst);
        }
    });
    assert!(times.into_inner() == 1, "it was opened twice");
}

/// Asks before it waits for the key; with the key in hand it is sure.
pub fn second() {
    let (open, times) = (AtomicBool::new(false), AtomicU32::new(0));
    let key = Mutex::new(());
    two_customers(|| {
        if !open.load(SeqCst) {
            let _key = key.lock().unwrap();
            times.fetch_add(1, SeqCst);
            open.store(true, SeqCst);
        }
    });
    assert!(times.into_inner() == 1, "it was opened twice");
}

/// Leaves it to the standard library.
pub fn third() {
    let (stall, times) = (OnceLock::new(), AtomicU32::new(0));
    two_customers(|| {
        _ = stall.get_or_init(|| times.fetch_add(1, SeqCst))
    });
    assert!(times.into_inner() == 1, "it was opened twice");
}
