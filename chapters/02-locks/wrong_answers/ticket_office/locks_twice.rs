//! Believed: a thread that has the lock may take it again, as an RLock.
//! Diagnosis: waits for itself

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
        let mut sold = self.sold.lock().unwrap();
        if self.sold() + count > self.seats {
            return false;
        }
        *sold += count;
        true
    }
}
