//! Believed: everybody behaves alike, so nobody is at a disadvantage.
//! Diagnosis: A and B wait for each other

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
        let _left = self.forks[seat].lock().unwrap();
        let _right = self.forks[right].lock().unwrap();
        eat();
    }
}
