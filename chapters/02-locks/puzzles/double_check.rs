//! A dictionary is opened by whoever needs it first. A sign says that it
//! is open, so that the others needn't ask for the key.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::thread;

fn library(open: impl Fn(&AtomicBool, &AtomicU32) + Sync) {
    let key = Mutex::new(());
    let (is_open, page) = (AtomicBool::new(false), AtomicU32::new(0));
    let look_up = || {
        if !is_open.load(SeqCst) {
            let _key = key.lock().unwrap();
            if !is_open.load(SeqCst) {
                open(&is_open, &page);
            }
        }
        assert!(page.load(SeqCst) == 42, "the page is blank");
    };
    thread::scope(|hall| {
        hall.spawn(look_up);
        hall.spawn(look_up);
    });
}

/// Turns the sign, and then opens the book.
pub fn broken() {
    library(|is_open, page| {
        is_open.store(true, SeqCst);
        page.store(42, SeqCst);
    });
}

/// Opens the book, and then turns the sign.
pub fn cured() {
    library(|is_open, page| {
        page.store(42, SeqCst);
        is_open.store(true, SeqCst);
    });
}
