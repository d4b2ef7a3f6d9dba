//! Believed: waiting is asking until the answer is yes.
//! Diagnosis: asks again and again

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

pub struct Latch {
    missing: AtomicU32,
}

impl Latch {
    pub fn new(count: u32) -> Self {
        Self { missing: AtomicU32::new(count) }
    }

    pub fn count_down(&self) {
        let less = |missing: u32| missing.checked_sub(1);
        let _ = self.missing.fetch_update(SeqCst, SeqCst, less);
    }

    pub fn wait(&self) {
        while self.missing.load(SeqCst) > 0 {
            thread::yield_now();
        }
    }
}
