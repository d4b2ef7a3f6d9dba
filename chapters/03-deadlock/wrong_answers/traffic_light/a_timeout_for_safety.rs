//! Believed: a timeout mends a lost wake-up.
//! Diagnosis: it asks again and again instead of sleeping

use std::sync::{Condvar, Mutex};
use std::time::Duration;

pub struct Light {
    red: Mutex<bool>,
    changed: Condvar,
}

impl Light {
    pub fn new() -> Self {
        Self { red: Mutex::new(true), changed: Condvar::new() }
    }

    pub fn turn_green(&self) {
        self.changed.notify_one();
        *self.red.lock().unwrap() = false;
    }

    pub fn turn_red(&self) {
        *self.red.lock().unwrap() = true;
    }

    pub fn pass(&self) {
        let second = Duration::from_secs(1);
        let mut red = self.red.lock().unwrap();
        while *red {
            red = self.changed.wait_timeout(red, second).unwrap().0;
        }
    }
}
