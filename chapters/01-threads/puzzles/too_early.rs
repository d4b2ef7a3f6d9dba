//! A clerk writes a letter of two pages, and `main` posts it.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

/// Posts what is there.
pub fn broken() {
    let pages = AtomicU32::new(0);
    let posted = thread::scope(|office| {
        office.spawn(|| {
            pages.store(1, SeqCst);
            pages.store(2, SeqCst);
        });
        pages.load(SeqCst)
    });
    assert!(posted == 2, "a page is missing");
}

/// Waits for the clerk first.
pub fn cured() {
    let pages = AtomicU32::new(0);
    let posted = thread::scope(|office| {
        let clerk = office.spawn(|| {
            pages.store(1, SeqCst);
            pages.store(2, SeqCst);
        });
        clerk.join().unwrap();
        pages.load(SeqCst)
    });
    assert!(posted == 2, "a page is missing");
}
