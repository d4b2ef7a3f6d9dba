//! Believed: only the last one notifies, so one wait is enough.
//! Diagnosis: went on alone

use std::sync::{Condvar, Mutex};

pub struct Barrier {
    size: usize,
    come: Mutex<usize>,
    all_here: Condvar,
}

impl Barrier {
    pub fn new(size: usize) -> Self {
        Self { size, come: Mutex::new(0), all_here: Condvar::new() }
    }

    pub fn wait(&self) -> bool {
        let mut come = self.come.lock().unwrap();
        *come += 1;
        if *come == self.size {
            *come = 0;
            self.all_here.notify_all();
            return true;
        }
        drop(self.all_here.wait(come).unwrap());
        false
    }
}
