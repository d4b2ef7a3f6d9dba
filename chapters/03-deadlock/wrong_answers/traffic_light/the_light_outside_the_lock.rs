//! Believed: an atomic is never wrong, so it needs no lock.
//! Diagnosis: nobody is left to notify

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};

pub struct Light {
    red: AtomicBool,
    street: Mutex<()>,
    changed: Condvar,
}

impl Light {
    pub fn new() -> Self {
        Self {
            red: AtomicBool::new(true),
            street: Mutex::new(()),
            changed: Condvar::new(),
        }
    }

    pub fn turn_green(&self) {
        self.red.store(false, SeqCst);
        self.changed.notify_all();
    }

    pub fn turn_red(&self) {
        self.red.store(true, SeqCst);
    }

    pub fn pass(&self) {
        let mut street = self.street.lock().unwrap();
        while self.red.load(SeqCst) {
            street = self.changed.wait(street).unwrap();
        }
    }
}
