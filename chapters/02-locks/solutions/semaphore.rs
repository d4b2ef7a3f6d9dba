//! A semaphore whose permits are taken several at a time: a small ship
//! needs one berth, a big one needs two.

use std::sync::{Condvar, Mutex};

pub struct Semaphore {
    free: Mutex<u32>,
    freed: Condvar,
}

/// The right to be inside, for as many as `count` says.
pub struct Permits<'a> {
    semaphore: &'a Semaphore,
    count: u32,
}

impl Semaphore {
    /// A semaphore with so many permits, all of them free.
    pub fn new(permits: u32) -> Self {
        Self { free: Mutex::new(permits), freed: Condvar::new() }
    }

    /// Sleeps until `count` permits are free at the same time, and takes
    /// them.
    pub fn acquire(&self, count: u32) -> Permits<'_> {
        let mut free = self.free.lock().unwrap();
        while *free < count {
            free = self.freed.wait(free).unwrap();
        }
        // All in one step. Two threads that collected them one by one could
        // each hold some and wait for the other's.
        *free -= count;
        Permits { semaphore: self, count }
    }

    /// Takes `count` permits if so many are free now, and only otherwise
    /// returns `None`.
    pub fn try_acquire(&self, count: u32) -> Option<Permits<'_>> {
        // `lock`, not `try_lock`: it is held for a moment only, and that it
        // is held says nothing about the permits.
        let mut free = self.free.lock().unwrap();
        *free = free.checked_sub(count)?;
        Some(Permits { semaphore: self, count })
    }
}

impl Drop for Permits<'_> {
    /// Gives all of them back.
    fn drop(&mut self) {
        *self.semaphore.free.lock().unwrap() += self.count;
        // All, because the waiting threads wait for different numbers: the
        // one that `notify_one` picks may not be one that can go on.
        self.semaphore.freed.notify_all();
    }
}
