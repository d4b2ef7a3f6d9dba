//! One thread waits until another has set a flag.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

/// It looks at the flag, lets go of the lock, and then waits: the notification may come in between.
pub fn broken() {
    let ready = Arc::new((Mutex::new(false), Condvar::new()));
    let shared = Arc::clone(&ready);
    let waiter = thread::spawn(move || {
        let (flag, changed) = &*shared;
        let is_ready = *flag.lock().unwrap();
        if !is_ready {
            let flag = flag.lock().unwrap();
            drop(changed.wait(flag).unwrap());
        }
    });
    let (flag, changed) = &*ready;
    *flag.lock().unwrap() = true;
    changed.notify_one();
    waiter.join().unwrap();
}

/// It looks and begins to wait without letting go of the lock.
pub fn cured() {
    let ready = Arc::new((Mutex::new(false), Condvar::new()));
    let shared = Arc::clone(&ready);
    let waiter = thread::spawn(move || {
        let (flag, changed) = &*shared;
        let mut is_ready = flag.lock().unwrap();
        while !*is_ready {
            is_ready = changed.wait(is_ready).unwrap();
        }
    });
    let (flag, changed) = &*ready;
    *flag.lock().unwrap() = true;
    changed.notify_one();
    waiter.join().unwrap();
}
