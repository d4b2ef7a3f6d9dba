//! A bounded buffer: `put` waits while it is full, `take` waits while it is
//! empty.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};

pub struct BoundedBuffer<T> {
    capacity: usize,
    items: Mutex<VecDeque<T>>,
    not_full: Condvar,
    not_empty: Condvar,
}

impl<T> BoundedBuffer<T> {
    /// An empty buffer with room for `capacity` items, at least one.
    pub fn new(capacity: usize) -> Self {
        Self {
            capacity,
            items: Mutex::new(VecDeque::new()),
            not_full: Condvar::new(),
            not_empty: Condvar::new(),
        }
    }

    /// Puts `item` in last; waits while there is no room.
    pub fn put(&self, item: T) {
        let mut items = self.items.lock().unwrap();
        // `while`: between the notification and our turn somebody else may
        // have taken the room.
        while items.len() == self.capacity {
            items = self.not_full.wait(items).unwrap();
        }
        items.push_back(item);
        // Two conditions, two condvars: so that this wakes a taker, never
        // another putter.
        self.not_empty.notify_one();
    }

    /// Takes out the first item; waits while there is none.
    pub fn take(&self) -> T {
        let mut items = self.items.lock().unwrap();
        loop {
            if let Some(item) = items.pop_front() {
                self.not_full.notify_one();
                return item;
            }
            items = self.not_empty.wait(items).unwrap();
        }
    }
}
