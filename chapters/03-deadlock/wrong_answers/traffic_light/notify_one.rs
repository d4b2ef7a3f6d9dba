//! Believed: one light, one change, one notification.
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
        *self.red.lock().unwrap() = false;
        self.changed.notify_one();
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
