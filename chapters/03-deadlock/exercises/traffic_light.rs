//! A traffic light: whoever comes at red waits for green.
//!
//! The code below compiles, and usually works. But there are schedules in
//! which somebody waits for ever, and others in which somebody goes at red.
//! Find out why, and mend it.
//!
//! Practises: 03-deadlock/lost_wakeup
//! Points: 2

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};

pub struct Light {
    red: AtomicBool,
    street: Mutex<()>,
    changed: Condvar,
}

#[allow(unreachable_code)]
impl Light {
    /// A light that is red.
    pub fn new() -> Self {
        todo!("delete this line to begin");

        Self {
            red: AtomicBool::new(true),
            street: Mutex::new(()),
            changed: Condvar::new(),
        }
    }

    /// Everybody who waits may go, and whoever comes needn't wait.
    pub fn turn_green(&self) {
        self.red.store(false, SeqCst);
        self.changed.notify_one();
    }

    /// Whoever comes from now on has to wait.
    pub fn turn_red(&self) {
        self.red.store(true, SeqCst);
    }

    /// Returns at once if the light is green. If it is red, sleeps until it
    /// has turned green. Nobody wakes up just because some time has passed,
    /// to look again.
    ///
    /// Whoever passes sees what was done before the light turned green.
    pub fn pass(&self) {
        if self.red.load(SeqCst) {
            let street = self.street.lock().unwrap();
            drop(self.changed.wait(street).unwrap());
        }
    }
}
