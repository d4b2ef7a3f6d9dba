//! Believed: a loop that looks often enough needs no condvar.
//! Diagnosis: doesn't sleep

use std::collections::VecDeque;
use std::sync::Mutex;
use std::thread;

pub struct BoundedBuffer<T> {
    capacity: usize,
    items: Mutex<VecDeque<T>>,
}

impl<T> BoundedBuffer<T> {
    pub fn new(capacity: usize) -> Self {
        Self { capacity, items: Mutex::default() }
    }

    pub fn put(&self, item: T) {
        loop {
            let mut items = self.items.lock().unwrap();
            if items.len() < self.capacity {
                return items.push_back(item);
            }
            drop(items);
            thread::yield_now();
        }
    }

    pub fn take(&self) -> T {
        loop {
            if let Some(item) = self.items.lock().unwrap().pop_front() {
                return item;
            }
            thread::yield_now();
        }
    }
}
