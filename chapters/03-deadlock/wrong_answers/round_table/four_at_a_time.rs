//! Believed: at a table nobody needs more than four to eat at the same time.
//! Diagnosis: more to arrive

use std::sync::{Condvar, Mutex};

pub struct Table {
    forks: Vec<Mutex<()>>,
    chairs: Mutex<usize>,
    chair_freed: Condvar,
}

impl Table {
    pub fn new(seats: usize) -> Self {
        Self {
            forks: (0..seats).map(|_| Mutex::new(())).collect(),
            chairs: Mutex::new((seats - 1).min(4)),
            chair_freed: Condvar::new(),
        }
    }

    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let chairs = self.chairs.lock().unwrap();
        let none = |chairs: &mut usize| *chairs == 0;
        *self.chair_freed.wait_while(chairs, none).unwrap() -= 1;
        {
            let right = (seat + 1) % self.forks.len();
            let _left = self.forks[seat].lock().unwrap();
            let _right = self.forks[right].lock().unwrap();
            eat();
        }
        *self.chairs.lock().unwrap() += 1;
        self.chair_freed.notify_one();
    }
}
