//! Believed: a table is a row of seats.
//! Diagnosis: index out of bounds

use std::sync::Mutex;

pub struct Table {
    forks: Vec<Mutex<()>>,
}

impl Table {
    pub fn new(seats: usize) -> Self {
        Self { forks: (0..seats).map(|_| Mutex::new(())).collect() }
    }

    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let _left = self.forks[seat].lock().unwrap();
        let _right = self.forks[seat + 1].lock().unwrap();
        eat();
    }
}
