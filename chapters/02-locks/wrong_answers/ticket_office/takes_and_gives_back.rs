//! Believed: what was taken too much can be given back, and nobody notices.
//! Diagnosis: 2 seats were free, and the buyer who wanted 2 was refused

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

pub struct TicketOffice {
    seats: u32,
    sold: AtomicU32,
}

impl TicketOffice {
    pub fn new(seats: u32) -> Self {
        Self { seats, sold: AtomicU32::new(0) }
    }

    pub fn sold(&self) -> u32 {
        self.sold.load(SeqCst)
    }

    pub fn sell(&self, count: u32) -> bool {
        let before = self.sold.fetch_add(count, SeqCst);
        if before + count > self.seats {
            self.sold.fetch_sub(count, SeqCst);
            return false;
        }
        true
    }
}
