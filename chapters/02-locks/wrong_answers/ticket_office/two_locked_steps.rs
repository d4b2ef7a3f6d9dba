//! Believed: what is under the lock is safe, each line for itself.
//! Diagnosis: the hall has 1 seat, and 2 buyers were told that it is theirs

use std::sync::Mutex;

pub struct TicketOffice {
    seats: u32,
    sold: Mutex<u32>,
}

impl TicketOffice {
    pub fn new(seats: u32) -> Self {
        Self { seats, sold: Mutex::new(0) }
    }

    pub fn sold(&self) -> u32 {
        *self.sold.lock().unwrap()
    }

    pub fn sell(&self, count: u32) -> bool {
        if self.sold() + count > self.seats {
            return false;
        }
        *self.sold.lock().unwrap() += count;
        true
    }
}
