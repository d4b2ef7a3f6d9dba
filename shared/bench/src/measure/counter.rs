//! How long does it take to add one to a counter that n threads share?

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::{hint::black_box, sync::Mutex, thread};

use anyhow::{Result, ensure};

use super::{point, seconds, workers};

const TOTAL: usize = 1_000_000;

pub fn run() -> Result<()> {
    for threads in workers()? {
        time("mutex", threads, mutex)?;
        time("atomic", threads, atomic)?;
        time("own, then merged", threads, merged)?;
        time("channel", threads, channel)?;
        point(
            "counter",
            "floor: one thread, no lock",
            threads,
            seconds(|| Ok(_ = own(TOTAL)))? / TOTAL as f64,
        )?;
    }
    Ok(())
}

/// The additions are shared out among the threads; the time is that of one addition.
fn time(series: &str, threads: usize, count: fn(usize) -> u64) -> Result<()> {
    let time = seconds(|| {
        let total = TOTAL / threads * threads; // some number of cores don't divide it
        ensure!(count(threads) == total as u64, "{series}: additions got lost");
        Ok(())
    })?;
    point("counter", series, threads, time / TOTAL as f64)
}

fn mutex(threads: usize) -> u64 {
    let counter = Mutex::new(0);
    in_threads(threads, |times| (0..times).for_each(|_| *counter.lock().unwrap() += 1));
    counter.into_inner().unwrap()
}

fn atomic(threads: usize) -> u64 {
    let counter = AtomicU64::new(0);
    in_threads(threads, |times| (0..times).for_each(|_| _ = counter.fetch_add(1, Relaxed)));
    counter.into_inner()
}

fn merged(threads: usize) -> u64 {
    let counter = AtomicU64::new(0);
    in_threads(threads, |times| _ = counter.fetch_add(own(times), Relaxed));
    counter.into_inner()
}

/// One thread owns the counter; the others send it what to add.
fn channel(threads: usize) -> u64 {
    let (sender, receiver) = crossbeam_channel::bounded(1024);
    let owner = thread::spawn(move || receiver.into_iter().sum());
    in_threads(threads, |times| (0..times).for_each(|_| sender.send(1).unwrap()));
    drop(sender);
    owner.join().unwrap()
}

fn in_threads(threads: usize, work: impl Fn(usize) + Sync) {
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| work(TOTAL / threads));
        }
    });
}

fn own(times: usize) -> u64 {
    let mut count = 0;
    for _ in 0..times {
        count = black_box(count + 1); // or the compiler would add them all at once
    }
    count
}
