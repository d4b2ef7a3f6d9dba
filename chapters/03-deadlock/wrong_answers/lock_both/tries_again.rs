//! Believed: whoever lets go and tries again is in nobody's way.
//! Diagnosis: it asks again and again instead of sleeping

use std::sync::{Mutex, MutexGuard};
use std::thread;

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
        thread::yield_now();
    }
}
