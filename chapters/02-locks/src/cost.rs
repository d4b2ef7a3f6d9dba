//! One sum, with much synchronisation and with little: measured.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::{ops::Range, thread, time::Instant};

use anyhow::{Result, ensure};

const NUMBERS: u32 = 200_000;

pub fn run() -> Result<()> {
    let ways: [(&str, fn(u32) -> u32, u32); 6] = [
        ("one thread, one lock in all", lock_once, 1),
        ("one thread, a lock for each number", lock_each, 1),
        ("two threads, a lock for each number", lock_each, 2),
        ("two threads, an atomic addition each", add_each, 2),
        ("two threads, one lock for each thread", lock_once, 2),
        ("1000 threads, one lock for each thread", lock_once, 1000),
    ];
    let mut sums = Vec::new();
    for (name, way, threads) in ways {
        let start = Instant::now();
        sums.push(way(threads));
        let time = start.elapsed().as_secs_f64() * 1000.0;
        println!("{name}: {time:.1} ms");
    }
    ensure!(sums.iter().all(|sum| *sum == sums[0]), "{sums:?} differ");
    println!("and six times the same sum: {}", sums[0]);
    Ok(())
}

fn lock_each(threads: u32) -> u32 {
    let sum = Mutex::new(0);
    shared_among(threads, |numbers| {
        for number in numbers {
            *sum.lock().unwrap() += number.count_ones();
        }
    });
    sum.into_inner().unwrap()
}

fn add_each(threads: u32) -> u32 {
    let sum = AtomicU32::new(0);
    shared_among(threads, |numbers| {
        for number in numbers {
            sum.fetch_add(number.count_ones(), Relaxed);
        }
    });
    sum.into_inner()
}

fn lock_once(threads: u32) -> u32 {
    let sum = Mutex::new(0);
    shared_among(threads, |numbers| {
        let own: u32 = numbers.map(u32::count_ones).sum();
        *sum.lock().unwrap() += own;
    });
    sum.into_inner().unwrap()
}

fn shared_among(threads: u32, work: impl Fn(Range<u32>) + Sync) {
    let (share, work) = (NUMBERS / threads, &work);
    thread::scope(|pool| {
        for first in (0..NUMBERS).step_by(share as usize) {
            pool.spawn(move || work(first..first + share));
        }
    });
}
