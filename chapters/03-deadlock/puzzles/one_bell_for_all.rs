//! A shelf has room for one loaf. A baker who waits for room and two
//! customers who wait for bread listen to the same bell.

use std::sync::{Condvar, Mutex};
use std::thread;

fn bakery(ring: impl Fn(&Condvar) + Sync) {
    let (loaves, bell) = (Mutex::new(0), Condvar::new());
    let buy = || {
        let mut on_it = loaves.lock().unwrap();
        while *on_it == 0 {
            on_it = bell.wait(on_it).unwrap();
        }
        *on_it -= 1;
        ring(&bell);
    };
    thread::scope(|shop| {
        shop.spawn(buy);
        shop.spawn(buy);
        for _ in 0..2 {
            let mut on_it = loaves.lock().unwrap();
            while *on_it == 1 {
                on_it = bell.wait(on_it).unwrap();
            }
            *on_it += 1;
            ring(&bell);
        }
    });
}

/// Rings for one of them, whoever that is.
pub fn broken() {
    bakery(Condvar::notify_one);
}

/// Rings for all.
pub fn cured() {
    bakery(Condvar::notify_all);
}
