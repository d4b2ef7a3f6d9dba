//! Believed: the last one is the one that makes the count right.
//! Diagnosis: nobody is left to notify it

use std::sync::{Condvar, Mutex};

pub struct Latch {
    count: u32,
    happened: Mutex<u32>,
    opened: Condvar,
}

impl Latch {
    pub fn new(count: u32) -> Self {
        Self { count, happened: Mutex::new(0), opened: Condvar::new() }
    }

    pub fn count_down(&self) {
        let mut happened = self.happened.lock().unwrap();
        *happened += 1;
        if *happened == self.count {
            self.opened.notify_all();
        }
    }

    pub fn wait(&self) {
        let mut happened = self.happened.lock().unwrap();
        while *happened != self.count {
            happened = self.opened.wait(happened).unwrap();
        }
    }
}
