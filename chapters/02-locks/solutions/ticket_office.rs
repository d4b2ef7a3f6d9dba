//! A ticket office: several threads sell the seats of one hall.

use std::sync::Mutex;

pub struct TicketOffice {
    seats: u32,
    sold: Mutex<u32>,
}

impl TicketOffice {
    /// An office for a hall with so many seats, none of them sold.
    pub fn new(seats: u32) -> Self {
        Self { seats, sold: Mutex::new(0) }
    }

    /// How many seats are sold: never more than there are.
    pub fn sold(&self) -> u32 {
        *self.sold.lock().unwrap()
    }

    /// Sells `count` seats, at least one, and returns true; if fewer are
    /// left, sells none and returns false.
    pub fn sell(&self, count: u32) -> bool {
        // One guard from the question to the answer. Calling `self.sold()`
        // here would lock the same mutex again, and wait for ourselves.
        let mut sold = self.sold.lock().unwrap();
        if *sold + count > self.seats {
            return false;
        }
        *sold += count;
        true
    }
}
