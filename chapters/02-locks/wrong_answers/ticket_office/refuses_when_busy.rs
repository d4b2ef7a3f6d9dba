//! Believed: whoever can't have the lock at once is too late.
//! Diagnosis: was refused

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
        let Ok(mut sold) = self.sold.try_lock() else {
            return false;
        };
        if *sold + count > self.seats {
            return false;
        }
        *sold += count;
        true
    }
}
