//! Believed: after a short sleep the other one will be done.
//! Diagnosis: it asks again and again instead of sleeping

use std::sync::{Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

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
        thread::sleep(Duration::from_millis(1));
    }
}
