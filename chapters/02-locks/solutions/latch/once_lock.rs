//! An atomic counts, and a `OnceLock` is the door: it can be waited for,
//! and once set it stays so.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

pub struct Latch {
    missing: AtomicU32,
    open: OnceLock<()>,
}

impl Latch {
    pub fn new(count: u32) -> Self {
        let latch =
            Self { missing: count.into(), open: OnceLock::new() };
        if count == 0 {
            latch.open.get_or_init(|| ());
        }
        latch
    }

    pub fn count_down(&self) {
        let less = |missing: u32| missing.checked_sub(1);
        if self.missing.fetch_update(SeqCst, SeqCst, less) == Ok(1) {
            self.open.get_or_init(|| ());
        }
    }

    pub fn wait(&self) {
        self.open.wait();
    }
}
