//! Believed: whoever is woken up was woken because it is green.
//! Diagnosis: somebody passed at red

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
        self.changed.notify_all();
    }

    pub fn turn_red(&self) {
        *self.red.lock().unwrap() = true;
    }

    pub fn pass(&self) {
        let red = self.red.lock().unwrap();
        if *red {
            drop(self.changed.wait(red).unwrap());
        }
    }
}
