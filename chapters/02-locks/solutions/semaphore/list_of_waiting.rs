//! Whoever gives permits back hands them out: it goes through the list of
//! those who wait and serves each that can be served. Nobody wakes in vain.

use std::sync::mpsc::{self, Sender};
use std::sync::{Mutex, MutexGuard};

pub struct Semaphore {
    inner: Mutex<Inner>,
}

struct Inner {
    free: u32,
    waiting: Vec<(u32, Sender<()>)>,
}

pub struct Permits<'a> {
    semaphore: &'a Semaphore,
    count: u32,
}

impl Semaphore {
    pub fn new(permits: u32) -> Self {
        let inner = Inner { free: permits, waiting: Vec::new() };
        Self { inner: Mutex::new(inner) }
    }

    pub fn acquire(&self, count: u32) -> Permits<'_> {
        let mut inner = self.lock();
        if inner.free >= count {
            inner.free -= count;
        } else {
            let (sender, served) = mpsc::channel();
            inner.waiting.push((count, sender));
            drop(inner);
            served.recv().unwrap();
        }
        Permits { semaphore: self, count }
    }

    pub fn try_acquire(&self, count: u32) -> Option<Permits<'_>> {
        let mut inner = self.lock();
        inner.free = inner.free.checked_sub(count)?;
        Some(Permits { semaphore: self, count })
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap()
    }
}

impl Drop for Permits<'_> {
    fn drop(&mut self) {
        let mut inner = self.semaphore.lock();
        let mut free = inner.free + self.count;
        inner.waiting.retain(|(count, sender)| {
            let served = *count <= free;
            if served {
                free -= count;
                sender.send(()).unwrap();
            }
            !served
        });
        inner.free = free;
    }
}
