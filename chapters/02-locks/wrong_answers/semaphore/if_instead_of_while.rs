//! Believed: a thread that was woken finds what it has waited for.
//! Diagnosis: overflow

use std::sync::{Condvar, Mutex};

pub struct Semaphore {
    free: Mutex<u32>,
    freed: Condvar,
}

pub struct Permits<'a> {
    semaphore: &'a Semaphore,
    count: u32,
}

impl Semaphore {
    pub fn new(permits: u32) -> Self {
        Self { free: Mutex::new(permits), freed: Condvar::new() }
    }

    pub fn acquire(&self, count: u32) -> Permits<'_> {
        let mut free = self.free.lock().unwrap();
        if *free < count {
            free = self.freed.wait(free).unwrap();
        }
        *free -= count;
        Permits { semaphore: self, count }
    }

    pub fn try_acquire(&self, count: u32) -> Option<Permits<'_>> {
        let mut free = self.free.lock().unwrap();
        *free = free.checked_sub(count)?;
        Some(Permits { semaphore: self, count })
    }
}

impl Drop for Permits<'_> {
    fn drop(&mut self) {
        *self.semaphore.free.lock().unwrap() += self.count;
        self.semaphore.freed.notify_all();
    }
}
