//! A cook rings when the soup is ready, and the guest may not hear it.
//! Four cures: which of them works?

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;

/// The guest waits for the bell.
pub fn broken() {
    let (table, bell) = (Mutex::new("empty"), Condvar::new());
    thread::scope(|house| {
        house.spawn(|| {
            *table.lock().unwrap() = "soup";
            bell.notify_one();
        });
        drop(bell.wait(table.lock().unwrap()));
    });
}

/// Ring for all.
pub fn for_all() {
    let (table, bell) = (Mutex::new("empty"), Condvar::new());
    thread::scope(|house| {
        house.spawn(|| {
            *table.lock().unwrap() = "soup";
            bell.notify_all();
        });
        drop(bell.wait(table.lock().unwrap()));
    });
}

/// Ring twice: who misses the first hears the second.
pub fn twice() {
    let (table, bell) = (Mutex::new("empty"), Condvar::new());
    thread::scope(|house| {
        house.spawn(|| {
            *table.lock().unwrap() = "soup";
            bell.notify_one();
            bell.notify_one();
        });
        drop(bell.wait(table.lock().unwrap()));
    });
}

/// Look at a flag before waiting.
pub fn flag() {
    let (table, bell) = (Mutex::new("empty"), Condvar::new());
    let ready = AtomicBool::new(false);
    thread::scope(|house| {
        house.spawn(|| {
            *table.lock().unwrap() = "soup";
            ready.store(true, SeqCst);
            bell.notify_one();
        });
        let mut it = table.lock().unwrap();
        while !ready.load(SeqCst) {
            it = bell.wait(it).unwrap();
        }
    });
}

/// Look at the table before waiting.
pub fn look() {
    let (table, bell) = (Mutex::new("empty"), Condvar::new());
    thread::scope(|house| {
        house.spawn(|| {
            *table.lock().unwrap() = "soup";
            bell.notify_one();
        });
        let mut it = table.lock().unwrap();
        while *it == "empty" {
            it = bell.wait(it).unwrap();
        }
    });
}
