//! A latch: a door that opens for good after a number of things have
//! happened, and lets through everybody who waits for that.

use std::sync::{Condvar, Mutex};

pub struct Latch {
    missing: Mutex<u32>,
    opened: Condvar,
}

impl Latch {
    /// A latch that opens after `count` calls of `count_down`; with 0 it is
    /// open from the beginning.
    pub fn new(count: u32) -> Self {
        Self { missing: Mutex::new(count), opened: Condvar::new() }
    }

    /// One of the things has happened. On a latch that is open already this
    /// changes nothing.
    pub fn count_down(&self) {
        let mut missing = self.missing.lock().unwrap();
        *missing = missing.saturating_sub(1);
        if *missing == 0 {
            self.opened.notify_all(); // the open door is for everybody
        }
    }

    /// Returns at once if the latch is open, otherwise sleeps until it is.
    pub fn wait(&self) {
        // The count is looked at first, and under the lock: no call of
        // `count_down` can fall between looking and falling asleep.
        let mut missing = self.missing.lock().unwrap();
        while *missing > 0 {
            missing = self.opened.wait(missing).unwrap();
        }
    }
}
