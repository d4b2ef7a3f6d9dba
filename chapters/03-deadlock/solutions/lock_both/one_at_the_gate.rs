//! Only one at a time may be on the way to two locks.

use std::sync::{Mutex, MutexGuard};

static GATE: Mutex<()> = Mutex::new(());

pub fn lock_both<'a, A, B>(
    a: &'a Mutex<A>,
    b: &'a Mutex<B>,
) -> (MutexGuard<'a, A>, MutexGuard<'a, B>) {
    // Whoever waits here has nothing in hand, and whoever is past it has
    // both. So the one in between waits only for somebody who goes on.
    let _gate = GATE.lock().unwrap();
    (a.lock().unwrap(), b.lock().unwrap())
}
