//! Two cash desks, one till: whoever changes the sum holds the lock.

use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::Result;

/// Often enough that without a lock some would get lost.
const ROUNDS: u32 = 100_000;

pub fn run() -> Result<()> {
    println!("both put 1 in: {}", sum_of([1, 1], ROUNDS));
    println!("one puts 1 in, one takes 1: {}", sum_of([1, -1], ROUNDS));
    Ok(())
}

pub fn sum_of(changes: [i64; 2], rounds: u32) -> i64 {
    // The sum is inside the lock, which must be taken to reach it.
    let till = Arc::new(Mutex::new(0));

    let desks = changes.map(|change| {
        let till = Arc::clone(&till); // one more owner of the same till
        thread::spawn(move || {
            for _ in 0..rounds {
                let mut sum = till.lock().unwrap(); // may have to wait
                *sum += change;
            } // `sum` is dropped at the end of each round: unlocked
        })
    });
    for desk in desks {
        desk.join().unwrap();
    }

    *till.lock().unwrap()
}
