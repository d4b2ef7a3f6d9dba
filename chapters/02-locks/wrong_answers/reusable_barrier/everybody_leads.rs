//! Believed: whoever finds all here is the one who is told so.
//! Diagnosis: true was returned

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
        // Counts on and on: the round is over at the next multiple.
        let mut come = self.come.lock().unwrap();
        let all = (*come / self.size + 1) * self.size;
        *come += 1;
        self.all_here.notify_all();
        while *come < all {
            come = self.all_here.wait(come).unwrap();
        }
        *come == all
    }
}
