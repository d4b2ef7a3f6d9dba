//! The cook rings a bell when the soup is ready. A ring that nobody
//! hears is gone.

use std::sync::{Barrier, Condvar, Mutex};
use std::thread;

use anyhow::Result;

use crate::watch;

/// Waits for a ring, whatever has been before.
pub fn broken(busy: impl Fn() + Sync) -> u32 {
    let (bowls, bell) = (Mutex::new(0), Condvar::new());
    thread::scope(|scope| {
        scope.spawn(|| {
            *bowls.lock().unwrap() += 1;
            bell.notify_one();
            busy();
        });
        busy();
        let bowls = bowls.lock().unwrap();
        *bell.wait(bowls).unwrap()
    })
}

/// Waits until there is a bowl, and for a ring only if there is none.
pub fn cured(busy: impl Fn() + Sync) -> u32 {
    let (bowls, bell) = (Mutex::new(0), Condvar::new());
    thread::scope(|scope| {
        scope.spawn(|| {
            *bowls.lock().unwrap() += 1;
            bell.notify_one();
            busy();
        });
        busy();
        let mut bowls = bowls.lock().unwrap();
        while *bowls == 0 {
            bowls = bell.wait(bowls).unwrap();
        }
        *bowls
    })
}

pub fn run() -> Result<()> {
    // It opens when the cook has rung: until then the waiter is busy.
    let rung = Barrier::new(2);
    let restaurant = watch::start(move |_| {
        broken(|| {
            rung.wait();
        });
    });
    println!("waits for a ring, for ever: {}", restaurant.is_stuck());

    let rung = Barrier::new(2);
    let bowls = cured(|| {
        rung.wait();
    });
    println!("waits for soup: {bowls} bowl is served");
    Ok(())
}
