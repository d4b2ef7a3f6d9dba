//! Bikes are lent. Who finds none waits for a bell, and the shop saves
//! on ringing.

use std::sync::{Condvar, Mutex};
use std::thread;

fn shop(bring_back: impl Fn(&Mutex<u32>, &Condvar)) {
    let (bikes, bell) = (Mutex::new(0), Condvar::new());
    let borrow = || {
        let mut bikes = bikes.lock().unwrap();
        while *bikes == 0 {
            bikes = bell.wait(bikes).unwrap();
        }
        *bikes -= 1;
    };
    thread::scope(|street| {
        street.spawn(borrow);
        street.spawn(borrow);
        bring_back(&bikes, &bell);
        bring_back(&bikes, &bell);
    });
}

/// Rings only if there was no bike: nobody waits otherwise.
pub fn broken() {
    shop(|bikes, bell| {
        let mut bikes = bikes.lock().unwrap();
        *bikes += 1;
        if *bikes == 1 {
            bell.notify_one();
        }
    });
}

/// Rings for every bike.
pub fn cured() {
    shop(|bikes, bell| {
        *bikes.lock().unwrap() += 1;
        bell.notify_one();
    });
}
