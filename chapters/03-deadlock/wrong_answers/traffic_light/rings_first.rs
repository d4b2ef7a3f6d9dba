//! Believed: who is asleep should be woken first, so that it is ready.
//! Diagnosis: nobody is left to notify

use std::sync::{Condvar, Mutex};

pub struct Light {
    red: Mutex<bool>,
    changed: Condvar,
}

impl Light {
    pub fn new() -> Self {
        Self { red: Mutex::new(true), changed: Condvar::new() }
    }

    pub fn turn_green(&self) {
        self.changed.notify_all();
        *self.red.lock().unwrap() = false;
    }

    pub fn turn_red(&self) {
        *self.red.lock().unwrap() = true;
    }

    pub fn pass(&self) {
        let mut red = self.red.lock().unwrap();
        while *red {
            red = self.changed.wait(red).unwrap();
        }
    }
}
