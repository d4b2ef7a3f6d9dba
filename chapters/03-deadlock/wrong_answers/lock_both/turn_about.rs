//! Believed: whoever waits for just the lock that was taken, with nothing
//! in hand, gets both in the end.
//! Diagnosis: it asks again and again instead of sleeping

use std::sync::{Mutex, MutexGuard};

pub fn lock_both<'a, A, B>(
    a: &'a Mutex<A>,
    b: &'a Mutex<B>,
) -> (MutexGuard<'a, A>, MutexGuard<'a, B>) {
    loop {
        let first = a.lock().unwrap();
        if let Ok(second) = b.try_lock() {
            return (first, second);
        }
        drop(first);
        let second = b.lock().unwrap();
        if let Ok(first) = a.try_lock() {
            return (first, second);
        }
    }
}
