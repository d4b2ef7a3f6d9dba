//! A cook puts soup on the table and rings a bell: in three ways. Which
//! of them never leaves the guest waiting?

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;

/// Rings when the soup is on the table; nobody needs a lock for that.
pub fn first() {
    let (soup, bell) = (AtomicBool::new(false), Condvar::new());
    let ear = Mutex::new(());
    thread::scope(|house| {
        house.spawn(|| {
            soup.store(true, SeqCst);
            bell.notify_one();
        });
        let mut listening = ear.lock().unwrap();
        while !soup.load(SeqCst) {
            listening = bell.wait(listening).unwrap();
        }
    });
}

/// Lets go of the lock before it rings.
pub fn second() {
    let (soup, bell) = (Mutex::new(false), Condvar::new());
    thread::scope(|house| {
        house.spawn(|| {
            *soup.lock().unwrap() = true;
            bell.notify_one();
        });
        let mut served = soup.lock().unwrap();
        while !*served {
            served = bell.wait(served).unwrap();
        }
    });
}

/// Rings first, and the soup comes at once.
pub fn third() {
    let (soup, bell) = (Mutex::new(false), Condvar::new());
    thread::scope(|house| {
        house.spawn(|| {
            bell.notify_one();
            *soup.lock().unwrap() = true;
        });
        let mut served = soup.lock().unwrap();
        while !*served {
            served = bell.wait(served).unwrap();
        }
    });
}
