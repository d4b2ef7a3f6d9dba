//! A round table for philosophers. Between each two of them lies one fork,
//! and to eat, a philosopher needs the forks on both sides.

use std::sync::Mutex;

pub struct Table {
    forks: Vec<Mutex<()>>,
}

impl Table {
    /// A table with so many seats, at least two. They count from 0.
    pub fn new(seats: usize) -> Self {
        Self { forks: (0..seats).map(|_| Mutex::new(())).collect() }
    }

    /// Takes both forks beside `seat`, calls `eat`, and puts them back.
    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        // The table is round: after the last fork comes the first.
        let (left, right) = (seat, (seat + 1) % self.forks.len());
        // The lower number first. Only the last seat notices, because all
        // others have the lower one on their left: one that differs is
        // enough to break the circle.
        let _one = self.forks[left.min(right)].lock().unwrap();
        let _other = self.forks[left.max(right)].lock().unwrap();
        eat();
    }
}
