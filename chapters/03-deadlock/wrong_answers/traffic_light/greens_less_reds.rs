//! Believed: each change counts.
//! Diagnosis: nobody is left to notify it

use std::sync::{Condvar, Mutex};

pub struct Light {
    greens: Mutex<i32>, // less the reds
    changed: Condvar,
}

impl Light {
    pub fn new() -> Self {
        Self { greens: Mutex::new(0), changed: Condvar::new() }
    }

    pub fn turn_green(&self) {
        *self.greens.lock().unwrap() += 1;
        self.changed.notify_all();
    }

    pub fn turn_red(&self) {
        *self.greens.lock().unwrap() -= 1;
    }

    pub fn pass(&self) {
        let mut greens = self.greens.lock().unwrap();
        while *greens <= 0 {
            greens = self.changed.wait(greens).unwrap();
        }
    }
}
