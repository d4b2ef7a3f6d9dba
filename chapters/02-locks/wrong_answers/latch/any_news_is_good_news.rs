//! Believed: a thread that is woken finds the door open.
//! Diagnosis: before the latch was counted down

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
        self.opened.notify_all();
    }

    pub fn wait(&self) {
        let missing = self.missing.lock().unwrap();
        if *missing > 0 {
            let _open = self.opened.wait(missing).unwrap();
        }
    }
}
