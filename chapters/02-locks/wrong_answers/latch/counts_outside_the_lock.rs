//! Believed: an atomic needs no lock, the mutex is just for the condvar.
//! Diagnosis: nobody is left to notify it

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};

pub struct Latch {
    missing: AtomicU32,
    lock: Mutex<()>,
    opened: Condvar,
}

impl Latch {
    pub fn new(count: u32) -> Self {
        let missing = AtomicU32::new(count);
        Self { missing, lock: Mutex::new(()), opened: Condvar::new() }
    }

    pub fn count_down(&self) {
        let less = |missing: u32| missing.checked_sub(1);
        if self.missing.fetch_update(SeqCst, SeqCst, less) == Ok(1) {
            self.opened.notify_all();
        }
    }

    pub fn wait(&self) {
        let mut guard = self.lock.lock().unwrap();
        while self.missing.load(SeqCst) > 0 {
            guard = self.opened.wait(guard).unwrap();
        }
    }
}
