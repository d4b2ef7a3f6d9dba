//! Believed: deadlock needs two in hand, so put one back first.
//! Diagnosis: two neighbours have eaten at the same time

use std::sync::Mutex;

pub struct Table {
    forks: Vec<Mutex<()>>,
}

impl Table {
    pub fn new(seats: usize) -> Self {
        Self { forks: (0..seats).map(|_| Mutex::new(())).collect() }
    }

    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let right = (seat + 1) % self.forks.len();
        let left = self.forks[seat].lock().unwrap();
        drop(left);
        let _right = self.forks[right].lock().unwrap();
        eat();
    }
}
