//! Believed: whoever has an even seat begins on the left, whoever has an
//! odd one waits until the even ones are done.
//! Diagnosis: nobody is left to notify

use std::sync::{Condvar, Mutex};

pub struct Table {
    forks: Vec<Mutex<()>>,
    even_done: Mutex<bool>,
    changed: Condvar,
}

impl Table {
    pub fn new(seats: usize) -> Self {
        Self {
            forks: (0..seats).map(|_| Mutex::new(())).collect(),
            even_done: Mutex::new(false),
            changed: Condvar::new(),
        }
    }

    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        if seat % 2 == 1 {
            let done = self.even_done.lock().unwrap();
            drop(self.changed.wait_while(done, |done| !*done).unwrap());
        }
        let right = (seat + 1) % self.forks.len();
        let _one = self.forks[seat.min(right)].lock().unwrap();
        let _other = self.forks[seat.max(right)].lock().unwrap();
        eat();
        *self.even_done.lock().unwrap() = true;
        self.changed.notify_all();
    }
}
