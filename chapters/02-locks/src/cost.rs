//! One sum, with much synchronisation and with little: measured.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::{ops::Range, sync::Mutex, thread, time::Instant};

use anyhow::{Result, ensure};

const NUMBERS: u32 = 1 << 20; // all that have 20 binary digits

pub fn run() -> Result<()> {
    time("one thread, one lock in all", lock_once, 1)?;
    time("one thread, a lock for each number", lock_each, 1)?;
    time("two threads, a lock for each number", lock_each, 2)?;
    time("two threads, an atomic addition each", add_each, 2)?;
    time("two threads, one lock for each thread", lock_once, 2)?;
    time("1024 threads, one lock for each thread", lock_once, 1024)
}

fn time(name: &str, way: fn(u32) -> u32, threads: u32) -> Result<()> {
    let start = Instant::now();
    // Half of all the digits are ones.
    ensure!(way(threads) == NUMBERS * 20 / 2, "{name}: wrong sum");
    println!("{name}: {} ms", start.elapsed().as_millis());
    Ok(())
}

fn lock_each(threads: u32) -> u32 {
    let sum = Mutex::new(0);
    let add = |n: u32| *sum.lock().unwrap() += n.count_ones();
    in_shares(threads, |numbers| numbers.for_each(add));
    sum.into_inner().unwrap()
}

fn add_each(threads: u32) -> u32 {
    let sum = AtomicU32::new(0);
    let add = |n: u32| _ = sum.fetch_add(n.count_ones(), Relaxed);
    in_shares(threads, |numbers| numbers.for_each(add));
    sum.into_inner()
}

fn lock_once(threads: u32) -> u32 {
    let sum = Mutex::new(0);
    in_shares(threads, |numbers| {
        let own: u32 = numbers.map(u32::count_ones).sum();
        *sum.lock().unwrap() += own;
    });
    sum.into_inner().unwrap()
}

fn in_shares(threads: u32, work: impl Fn(Range<u32>) + Sync) {
    let (share, work) = (NUMBERS / threads, &work);
    thread::scope(|pool| {
        for at in (0..threads).map(|thread| thread * share) {
            pool.spawn(move || work(at..at + share));
        }
    });
}
