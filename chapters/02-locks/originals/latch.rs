//! A latch: a door that opens for good after a number of things have
//! happened, and lets through everybody who waits for that.
//!
//! It is an event with a count. Python's standard library has none; in Java
//! it is called CountDownLatch.
//!
//! Practises: 02-locks/event
//! Points: 2

use std::sync::{Condvar, Mutex};

pub struct Latch {
    // what do you need?
}

impl Latch {
    /// A latch that opens after `count` calls of `count_down`; with 0 it is
    /// open from the beginning.
    pub fn new(count: u32) -> Self {
        todo!()
    }

    /// One of the things has happened. On a latch that is open already this
    /// changes nothing.
    pub fn count_down(&self) {
        todo!()
    }

    /// Returns at once if the latch is open. Otherwise sleeps until it is,
    /// and does not ask again and again.
    ///
    /// Any number of threads may wait at the same time, and after another.
    pub fn wait(&self) {
        todo!()
    }
}
