//! Believed: one notification opens the door.
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
            self.opened.notify_one();
        }
    }

    pub fn wait(&self) {
        let mut missing = self.missing.lock().unwrap();
        while *missing > 0 {
            missing = self.opened.wait(missing).unwrap();
        }
    }
}
