//! Counted the other way round: how many are taken. `wait_while` is the
//! loop.

use std::sync::{Condvar, Mutex};

pub struct Semaphore {
    permits: u32,
    taken: Mutex<u32>,
    changed: Condvar,
}

pub struct Permits<'a> {
    semaphore: &'a Semaphore,
    count: u32,
}

impl Semaphore {
    pub fn new(permits: u32) -> Self {
        let (taken, changed) = (Mutex::new(0), Condvar::new());
        Self { permits, taken, changed }
    }

    pub fn acquire(&self, count: u32) -> Permits<'_> {
        let full = |taken: &mut u32| *taken + count > self.permits;
        let taken = self.taken.lock().unwrap();
        *self.changed.wait_while(taken, full).unwrap() += count;
        Permits { semaphore: self, count }
    }

    pub fn try_acquire(&self, count: u32) -> Option<Permits<'_>> {
        let mut taken = self.taken.lock().unwrap();
        if *taken + count > self.permits {
            return None;
        }
        *taken += count;
        Some(Permits { semaphore: self, count })
    }
}

impl Drop for Permits<'_> {
    fn drop(&mut self) {
        *self.semaphore.taken.lock().unwrap() -= self.count;
        self.semaphore.changed.notify_all();
    }
}
