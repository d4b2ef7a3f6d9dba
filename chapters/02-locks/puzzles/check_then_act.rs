//! One seat is left, and two windows sell tickets.

use std::sync::Mutex;
use std::thread;

fn evening(seats: &Mutex<i32>, sell: impl Fn() + Sync) {
    thread::scope(|hall| {
        hall.spawn(&sell);
        hall.spawn(&sell);
    });
    let left = *seats.lock().unwrap();
    assert!(left >= 0, "a seat was sold twice");
}

/// Looks, and then sells.
pub fn broken() {
    let seats = Mutex::new(1);
    evening(&seats, || {
        if *seats.lock().unwrap() > 0 {
            *seats.lock().unwrap() -= 1;
        }
    });
}

/// Looks and sells without letting go of the lock.
pub fn cured() {
    let seats = Mutex::new(1);
    evening(&seats, || {
        let mut seats = seats.lock().unwrap();
        if *seats > 0 {
            *seats -= 1;
        }
    });
}
