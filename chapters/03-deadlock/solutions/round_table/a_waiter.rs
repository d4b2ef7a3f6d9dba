//! A waiter lets all but one sit down. So there is a fork left over, and
//! somebody gets two.

use std::sync::{Condvar, Mutex};

pub struct Table {
    forks: Vec<Mutex<()>>,
    free_chairs: Mutex<usize>,
    chair_freed: Condvar,
}

impl Table {
    pub fn new(seats: usize) -> Self {
        Self {
            forks: (0..seats).map(|_| Mutex::new(())).collect(),
            free_chairs: Mutex::new(seats - 1),
            chair_freed: Condvar::new(),
        }
    }

    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        let chairs = self.free_chairs.lock().unwrap();
        *self
            .chair_freed
            .wait_while(chairs, |free| *free == 0)
            .unwrap() -= 1;
        {
            let _left = self.forks[seat].lock().unwrap();
            let right = (seat + 1) % self.forks.len();
            let _right = self.forks[right].lock().unwrap();
            eat();
        }
        *self.free_chairs.lock().unwrap() += 1;
        self.chair_freed.notify_one();
    }
}
