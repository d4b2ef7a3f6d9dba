//! Believed: whoever waits will be notified.
//! Diagnosis: nobody is left to notify it

use std::sync::{Condvar, Mutex};

pub struct Latch {
    missing: Mutex<u32>,
    opened: Condvar,
}

impl Latch {
    pub fn new(count: u32) -> Self {
        Self { missing: Mutex::new(count), opened: Condvar::new() }
    }

    pub fn count_down(&self) {
        let mut missing = self.missing.lock().unwrap();
        *missing = missing.saturating_sub(1);
        if *missing == 0 {
            self.opened.notify_all();
        }
    }

    pub fn wait(&self) {
        let missing = self.missing.lock().unwrap();
        let _open = self.opened.wait(missing).unwrap();
    }
}
