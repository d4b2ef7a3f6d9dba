//! Lock both: two locks at once, for callers who don't agree on an order.

use std::sync::{Mutex, MutexGuard};

/// Waits until both locks are taken, and returns both guards.
pub fn lock_both<'a, A, B>(
    a: &'a Mutex<A>,
    b: &'a Mutex<B>,
) -> (MutexGuard<'a, A>, MutexGuard<'a, B>) {
    // The callers know no order, but there is one that all locks have: each
    // has its own place in memory, and stays there while it is borrowed.
    if std::ptr::from_ref(a).addr() < std::ptr::from_ref(b).addr() {
        let a = a.lock().unwrap();
        let b = b.lock().unwrap();
        (a, b)
    } else {
        let b = b.lock().unwrap();
        let a = a.lock().unwrap();
        (a, b)
    }
}
