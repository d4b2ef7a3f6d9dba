//! Two walkers wait for each other at a turnstile, twice.

use std::sync::{Condvar, Mutex};
use std::thread;

fn walk(meet: impl Fn() + Sync) {
    let two_legs = || {
        meet();
        meet();
    };
    thread::scope(|path| {
        path.spawn(two_legs);
        path.spawn(two_legs);
    });
}

/// One turnstile: whoever goes through first takes itself off the
/// count that the other has yet to see.
pub fn broken() {
    let (here, come) = (Mutex::new(0), Condvar::new());
    walk(|| {
        let mut n = here.lock().unwrap();
        *n += 1;
        come.notify_one();
        while *n < 2 {
            n = come.wait(n).unwrap();
        }
        drop(n);
        *here.lock().unwrap() -= 1;
    });
}

/// Every meeting has a number. It is over when the number changes.
pub fn cured() {
    let (arrivals, come) = (Mutex::new(0), Condvar::new());
    walk(|| {
        let mut n = arrivals.lock().unwrap();
        *n += 1;
        come.notify_one();
        let both = *n + *n % 2; // all arrivals up to this meeting
        while *n < both {
            n = come.wait(n).unwrap();
        }
    });
}
