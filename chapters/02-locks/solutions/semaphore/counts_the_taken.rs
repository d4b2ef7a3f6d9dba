//! Counted the other way round, with `wait_while`, and with a drop that
//! comes after the guard's.

use std::sync::{Arc, Condvar, Mutex};

pub struct Semaphore {
    permits: u32,
    shared: Arc<(Mutex<u32>, Condvar)>,
}

pub struct Permits<'a> {
    semaphore: &'a Semaphore,
    count: u32,
}

impl Semaphore {
    pub fn new(permits: u32) -> Self {
        Self { permits, shared: Arc::default() }
    }

    pub fn acquire(&self, count: u32) -> Permits<'_> {
        let (taken, changed) = &*self.shared;
        let full = |taken: &mut u32| *taken + count > self.permits;
        let taken = taken.lock().unwrap();
        *changed.wait_while(taken, full).unwrap() += count;
        Permits { semaphore: self, count }
    }

    pub fn try_acquire(&self, count: u32) -> Option<Permits<'_>> {
        let mut taken = self.shared.0.lock().unwrap();
        if *taken + count > self.permits {
            return None;
        }
        *taken += count;
        Some(Permits { semaphore: self, count })
    }
}

impl Drop for Permits<'_> {
    fn drop(&mut self) {
        let (taken, changed) = &*self.semaphore.shared;
        let mut taken = taken.lock().unwrap();
        *taken -= self.count;
        drop(taken);
        changed.notify_all();
    }
}
