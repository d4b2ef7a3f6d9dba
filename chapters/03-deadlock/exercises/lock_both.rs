//! Lock both: two locks at once, for callers who don't agree on an order.
//!
//! Practises: 03-deadlock/back_off
//! Points: 3

use std::sync::{Mutex, MutexGuard};

/// Waits until both locks are taken, and returns both guards.
///
/// One thread may call `lock_both(&a, &b)` while another one calls
/// `lock_both(&b, &a)`, and a third `lock_both(&b, &c)`. Each of them gets
/// what it wants, whatever the schedule:
///
/// - They don't block each other for ever.
/// - They don't keep each other trying for ever either. Whoever can't have
///   a lock sleeps in `lock`, and doesn't ask again and again.
///
/// `a` and `b` are different locks, and the caller holds no lock at all.
pub fn lock_both<'a, A, B>(
    a: &'a Mutex<A>,
    b: &'a Mutex<B>,
) -> (MutexGuard<'a, A>, MutexGuard<'a, B>) {
    todo!()
}
