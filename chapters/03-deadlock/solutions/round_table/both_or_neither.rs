//! No lock for a fork, but one for the table: whoever can't have both forks
//! takes neither, and sleeps until some are put back.

use std::sync::{Condvar, Mutex};

pub struct Table {
    free: Mutex<Vec<bool>>,
    put_back: Condvar,
}

impl Table {
    pub fn new(seats: usize) -> Self {
        Self {
            free: Mutex::new(vec![true; seats]),
            put_back: Condvar::new(),
        }
    }

    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let mut free = self.free.lock().unwrap();
        let forks = [seat, (seat + 1) % free.len()];
        while !forks.iter().all(|&fork| free[fork]) {
            free = self.put_back.wait(free).unwrap();
        }
        forks.iter().for_each(|&fork| free[fork] = false);
        drop(free); // others may eat at the same time

        eat();

        let mut free = self.free.lock().unwrap();
        forks.iter().for_each(|&fork| free[fork] = true);
        // Both neighbours may be waiting.
        self.put_back.notify_all();
    }
}
