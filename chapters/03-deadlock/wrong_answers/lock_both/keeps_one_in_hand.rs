//! Believed: whoever never waits in `lock` can't be in a deadlock.
//! Diagnosis: it asks again and again instead of sleeping

use std::sync::{Mutex, MutexGuard};

pub fn lock_both<'a, A, B>(
    a: &'a Mutex<A>,
    b: &'a Mutex<B>,
) -> (MutexGuard<'a, A>, MutexGuard<'a, B>) {
    let first = a.lock().unwrap();
    loop {
        if let Ok(second) = b.try_lock() {
            return (first, second);
        }
    }
}
