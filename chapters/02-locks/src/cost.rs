//! One sum, with much synchronisation and with little: measured.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::{ops::Range, sync::Mutex, thread, time::Instant};

use anyhow::{Result, ensure};

const NUMBERS: u32 = 1_000_000;

pub fn run() -> Result<()> {
    let ways: [(_, fn(u32) -> u32, _); 6] = [
        ("one thread, one lock in all", lock_once, 1),
        ("one thread, a lock for each number", lock_each, 1),
        ("two threads, a lock for each number", lock_each, 2),
        ("two threads, an atomic addition each", add_each, 2),
        ("two threads, one lock for each thread", lock_once, 2),
        ("1000 threads, one lock for each thread", lock_once, 1000),
    ];
    let right = (0..NUMBERS).map(u32::count_ones).sum::<u32>();
    for (name, way, threads) in ways {
        let start = Instant::now();
        ensure!(way(threads) == right, "{name}: wrong sum");
        let time = start.elapsed().as_secs_f64() * 1000.0;
        println!("{name}: {time:.1} ms");
    }
    Ok(())
}

fn lock_each(threads: u32) -> u32 {
    let sum = Mutex::new(0);
    in_shares(threads, |numbers| {
        numbers.for_each(|n| *sum.lock().unwrap() += n.count_ones());
    });
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
