//! Believed: a waiting thread should look every now and then.
//! Diagnosis: asks again and again

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
        let mut missing = self.missing.lock().unwrap();
        while *missing > 0 {
            let moment = std::time::Duration::from_millis(10);
            missing =
                self.opened.wait_timeout(missing, moment).unwrap().0;
        }
    }
}
