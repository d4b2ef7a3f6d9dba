//! Believed: begin with the one that is free, and nobody is held up.
//! Diagnosis: wait for each other

use std::sync::{Mutex, MutexGuard};

pub fn lock_both<'a, A, B>(
    a: &'a Mutex<A>,
    b: &'a Mutex<B>,
) -> (MutexGuard<'a, A>, MutexGuard<'a, B>) {
    if let Ok(first) = a.try_lock() {
        return (first, b.lock().unwrap());
    }
    let second = b.lock().unwrap();
    (a.lock().unwrap(), second)
}
