//! A round table for philosophers. Between each two of them lies one fork,
//! and to eat, a philosopher needs the forks on both sides.
//!
//! Practises: 03-deadlock/philosophers
//! Points: 2

use std::sync::Mutex;

pub struct Table {
    /// Fork `n` lies to the left of seat `n`; the fork to its right is the
    /// left one of the next seat.
    forks: Vec<Mutex<()>>,
    // do you need anything else?
}

impl Table {
    /// A table with so many seats, at least two. They count from 0.
    pub fn new(seats: usize) -> Self {
        todo!()
    }

    /// Takes both forks beside `seat`, calls `eat`, and puts them back.
    /// Whoever can't have them waits, asleep.
    ///
    /// - Everybody who is hungry gets to eat, whatever the schedule.
    /// - Two neighbours never eat at the same time. Any number of whom no two
    ///   are neighbours can, as long as nobody else is hungry.
    pub fn dine(&self, seat: usize, eat: impl FnOnce()) {
        todo!()
    }
}
