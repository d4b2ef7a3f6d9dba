//! A bounded buffer: `put` waits while it is full, `take` waits while it is
//! empty.
//!
//! Build it from a `Mutex` and as many `Condvar`s as you need, no channel.
//! Several threads put and several take, all at the same time. Whoever
//! waits sleeps, and doesn't look again and again.
//!
//! Practises: 04-queues/backpressure
//! Points: 3

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};

pub struct BoundedBuffer<T> {
    capacity: usize,
    items: Mutex<VecDeque<T>>,
    // what else do you need?
}

impl<T> BoundedBuffer<T> {
    /// An empty buffer with room for `capacity` items, at least one.
    pub fn new(capacity: usize) -> Self {
        todo!()
    }

    /// Puts `item` in last; waits while there is no room.
    pub fn put(&self, item: T) {
        todo!()
    }

    /// Takes out the first item; waits while there is none.
    pub fn take(&self) -> T {
        todo!()
    }
}
