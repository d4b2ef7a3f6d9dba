//! One condvar for both conditions works too, if everybody is woken.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};

pub struct BoundedBuffer<T> {
    capacity: usize,
    items: Mutex<VecDeque<T>>,
    changed: Condvar,
}

impl<T> BoundedBuffer<T> {
    pub fn new(capacity: usize) -> Self {
        Self { capacity, items: Mutex::default(), changed: Condvar::new() }
    }

    pub fn put(&self, item: T) {
        let items = self.items.lock().unwrap();
        let full = |items: &mut VecDeque<T>| items.len() == self.capacity;
        self.changed.wait_while(items, full).unwrap().push_back(item);
        self.changed.notify_all();
    }

    pub fn take(&self) -> T {
        let items = self.items.lock().unwrap();
        let mut items =
            self.changed.wait_while(items, |items| items.is_empty()).unwrap();
        let item = items.pop_front().unwrap();
        self.changed.notify_all();
        item
    }
}
