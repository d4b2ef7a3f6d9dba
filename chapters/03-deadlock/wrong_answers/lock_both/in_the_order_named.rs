//! Believed: the function is the only place with two locks, so there is
//! only one order.
//! Diagnosis: A and B wait for each other

use std::sync::{Mutex, MutexGuard};

pub fn lock_both<'a, A, B>(
    a: &'a Mutex<A>,
    b: &'a Mutex<B>,
) -> (MutexGuard<'a, A>, MutexGuard<'a, B>) {
    let a = a.lock().unwrap();
    let b = b.lock().unwrap();
    (a, b)
}
