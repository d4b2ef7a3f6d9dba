//! Without a lock: the new count is written only if nobody has changed the
//! old one since it was read; otherwise it is worked out again.

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
        let room = |sold| {
            let then = sold + count;
            (then <= self.seats).then_some(then)
        };
        self.sold.fetch_update(SeqCst, SeqCst, room).is_ok()
    }
}
