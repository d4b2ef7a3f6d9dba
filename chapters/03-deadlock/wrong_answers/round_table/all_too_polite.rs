//! Believed: whoever can't have the second puts the first back, and so
//! nobody is in the way.
//! Diagnosis: it goes on and on

use std::sync::Mutex;
use std::thread;

pub struct Table {
    forks: Vec<Mutex<()>>,
}

impl Table {
    pub fn new(seats: usize) -> Self {
        Self { forks: (0..seats).map(|_| Mutex::new(())).collect() }
    }

    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let right = (seat + 1) % self.forks.len();
        loop {
            let _left = self.forks[seat].lock().unwrap();
            thread::yield_now();
            if let Ok(_right) = self.forks[right].try_lock() {
                return eat();
            }
            thread::yield_now();
        }
    }
}
