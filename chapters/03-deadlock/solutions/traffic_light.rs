//! A traffic light: whoever comes at red waits for green.

use std::sync::{Condvar, Mutex};

pub struct Light {
    // Under the lock that the waiting gives back: nobody can change the
    // light between another's look at it and that one's falling asleep.
    red: Mutex<bool>,
    changed: Condvar,
}

impl Light {
    /// A light that is red.
    pub fn new() -> Self {
        Self { red: Mutex::new(true), changed: Condvar::new() }
    }

    /// Everybody who waits may go, and whoever comes needn't wait.
    pub fn turn_green(&self) {
        *self.red.lock().unwrap() = false;
        // All: `notify_one` would leave the others asleep at green.
        self.changed.notify_all();
    }

    /// Whoever comes from now on has to wait.
    pub fn turn_red(&self) {
        *self.red.lock().unwrap() = true;
    }

    /// Returns at once if the light is green. If it is red, sleeps until it
    /// has turned green.
    pub fn pass(&self) {
        let mut red = self.red.lock().unwrap();
        // `while`: a wake-up is only a reason to look again.
        while *red {
            red = self.changed.wait(red).unwrap();
        }
    }
}
