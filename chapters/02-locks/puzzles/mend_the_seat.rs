//! One seat is left, and two windows sell tickets. Four cures: which of
//! them works?

use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
use std::sync::{Mutex, RwLock};
use std::thread;

fn windows(sell: impl Fn() -> i32 + Sync) {
    let sold = thread::scope(|hall| {
        let (one, other) = (hall.spawn(&sell), hall.spawn(&sell));
        one.join().unwrap() + other.join().unwrap()
    });
    assert!(sold < 2, "a seat was sold twice");
    assert!(sold > 0, "nobody got the seat");
}

/// Looks, and then sells.
pub fn broken() {
    let seats = Mutex::new(1);
    windows(|| {
        if *seats.lock().unwrap() == 0 {
            return 0;
        }
        *seats.lock().unwrap() -= 1;
        1
    });
}

/// Make the number atomic: no window can see it half changed.
pub fn atomic() {
    let seats = AtomicI32::new(1);
    windows(|| {
        if seats.load(SeqCst) == 0 {
            return 0;
        }
        seats.fetch_sub(1, SeqCst);
        1
    });
}

/// Make it a read-write lock: who looks keeps others from selling.
pub fn read_write() {
    let seats = RwLock::new(1);
    windows(|| {
        if *seats.read().unwrap() == 0 {
            return 0;
        }
        *seats.write().unwrap() -= 1;
        1
    });
}

/// Sell first, then look, and take the ticket back if need be.
pub fn sell_first() {
    let seats = AtomicI32::new(1);
    windows(|| {
        seats.fetch_sub(1, SeqCst);
        if seats.load(SeqCst) < 0 {
            seats.fetch_add(1, SeqCst);
            return 0;
        }
        1
    });
}

/// Keep the lock from looking to selling.
pub fn one_guard() {
    let seats = Mutex::new(1);
    windows(|| {
        let mut seats = seats.lock().unwrap();
        if *seats == 0 {
            return 0;
        }
        *seats -= 1;
        1
    });
}
