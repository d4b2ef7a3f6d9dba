//! Backs off, but only against the order of the addresses, and only once.

use std::sync::{Mutex, MutexGuard};

pub fn lock_both<'a, A, B>(
    a: &'a Mutex<A>,
    b: &'a Mutex<B>,
) -> (MutexGuard<'a, A>, MutexGuard<'a, B>) {
    let above = |a: *const (), b: *const ()| a > b;
    if above(
        (a as *const Mutex<A>).cast(),
        (b as *const Mutex<B>).cast(),
    ) {
        let first = a.lock().unwrap();
        if let Ok(second) = b.try_lock() {
            return (first, second);
        }
        drop(first);
        let second = b.lock().unwrap();
        return (a.lock().unwrap(), second);
    }
    (a.lock().unwrap(), b.lock().unwrap())
}
