//! The light may stay an atomic, if nobody turns it green while somebody
//! else is between the look and the sleep: that is what the lock is for.

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
        let _street = self.street.lock().unwrap();
        self.red.store(false, SeqCst);
        self.changed.notify_all();
    }

    pub fn turn_red(&self) {
        self.red.store(true, SeqCst);
    }

    pub fn pass(&self) {
        if !self.red.load(SeqCst) {
            return; // no lock for whoever comes at green
        }
        let street = self.street.lock().unwrap();
        let red = |_: &mut ()| self.red.load(SeqCst);
        drop(self.changed.wait_while(street, red).unwrap());
    }
}
