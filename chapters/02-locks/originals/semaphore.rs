//! A semaphore whose permits are taken several at a time: a small ship
//! needs one berth, a big one needs two.
//!
//! Permits are given back when they are dropped, on every way out.
//!
//! Practises: 02-locks/semaphore
//! Points: 2

use std::sync::{Condvar, Mutex};

pub struct Semaphore {
    free: Mutex<u32>,
    // what else do you need?
}

/// The right to be inside, for as many as `count` says.
pub struct Permits<'a> {
    semaphore: &'a Semaphore,
    count: u32,
}

impl Semaphore {
    /// A semaphore with so many permits, all of them free.
    pub fn new(permits: u32) -> Self {
        todo!()
    }

    /// Sleeps until `count` permits are free at the same time, and takes
    /// them. Whoever waits holds none, and does not ask again and again.
    ///
    /// There is no queue: whoever wants few goes in as soon as so many are
    /// free, even if somebody who wants more has waited for longer.
    ///
    /// `count` is at least one and at most what `new` was given.
    pub fn acquire(&self, count: u32) -> Permits<'_> {
        todo!()
    }

    /// Takes `count` permits if so many are free now, and only otherwise
    /// returns `None`.
    pub fn try_acquire(&self, count: u32) -> Option<Permits<'_>> {
        todo!()
    }
}

impl Drop for Permits<'_> {
    /// Gives all of them back.
    fn drop(&mut self) {
        todo!()
    }
}
