//! Believed: atomics can't race, so no lock is needed.
//! Diagnosis: the hall has 1 seat, and 2 buyers were told that it is theirs

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
        if self.sold.load(SeqCst) + count > self.seats {
            return false;
        }
        self.sold.fetch_add(count, SeqCst);
        true
    }
}
