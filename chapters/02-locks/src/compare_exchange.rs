//! A price is doubled by two clerks, and one of three guests is first.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::thread;

use anyhow::Result;

/// Two threads do the same with a price of 10.
fn both(change: impl Fn(&AtomicU32) + Sync) -> u32 {
    let price = AtomicU32::new(10);
    thread::scope(|shop| {
        shop.spawn(|| change(&price));
        shop.spawn(|| change(&price));
    });
    price.into_inner()
}

/// Looks, computes, writes: what came in between is overwritten.
pub fn broken() -> u32 {
    both(|price| price.store(price.load(SeqCst) * 2, SeqCst))
}

/// Writes only if the price is still what it was; else tries again.
pub fn cured() -> u32 {
    both(|price| {
        let mut seen = price.load(SeqCst);
        while let Err(now) =
            price.compare_exchange(seen, seen * 2, SeqCst, SeqCst)
        {
            seen = now;
        }
    })
}

/// The loop of `cured`, from the library.
pub fn in_one_call() -> u32 {
    both(|price| {
        let twice = |seen| Some(seen * 2); // `None` would leave it
        price.fetch_update(SeqCst, SeqCst, twice).unwrap();
    })
}

/// Of three that see it untouched, one changes it.
pub fn firsts() -> usize {
    let taken = AtomicBool::new(false);
    let first =
        || taken.compare_exchange(false, true, SeqCst, SeqCst).is_ok();
    let firsts = thread::scope(|door| {
        let guests = [0, 1, 2].map(|_guest| door.spawn(first));
        guests.map(|guest| guest.join().unwrap())
    });
    firsts.iter().filter(|first| **first).count()
}

pub fn run() -> Result<()> {
    // Left to chance it is nearly always 40, and that is the trap.
    assert!([20, 40].contains(&broken()));

    println!("doubled twice: {} and {}", cured(), in_one_call());
    println!("of three guests, first: {}", firsts());
    Ok(())
}
