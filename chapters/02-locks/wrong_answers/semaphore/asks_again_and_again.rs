//! Believed: waiting is trying until it works.
//! Diagnosis: asks again and again

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

pub struct Semaphore {
    free: Mutex<u32>,
}

pub struct Permits<'a> {
    semaphore: &'a Semaphore,
    count: u32,
}

impl Semaphore {
    pub fn new(permits: u32) -> Self {
        Self { free: Mutex::new(permits) }
    }

    pub fn acquire(&self, count: u32) -> Permits<'_> {
        loop {
            if let Some(permits) = self.try_acquire(count) {
                return permits;
            }
            thread::sleep(Duration::from_millis(1));
        }
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
    }
}
