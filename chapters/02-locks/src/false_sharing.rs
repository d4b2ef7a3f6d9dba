//! Two counters that nobody shares, in one cache line and in two.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::{Duration, Instant};
use std::{hint, thread};

use anyhow::{Context, Result};

const ROUNDS: u32 = 200_000;

/// Alone in its cache line: 128 bytes are enough for the processors of
/// today, 64 for most.
#[derive(Default)]
#[repr(align(128))]
struct Alone(AtomicU32);

pub fn run() -> Result<()> {
    let neighbours = <[AtomicU32; 2]>::default();
    let best = best_of(20, [&neighbours[0], &neighbours[1]])?;
    println!("neighbours: {} us", best.as_micros());

    let apart = <[Alone; 2]>::default();
    let best = best_of(20, [&apart[0].0, &apart[1].0])?;
    println!("apart: {} us", best.as_micros());
    Ok(())
}

/// Each counter is counted up by one thread, and by no other.
fn best_of(runs: u32, counters: [&AtomicU32; 2]) -> Result<Duration> {
    let run = |_| {
        let start = Instant::now();
        thread::scope(|scope| {
            for own in counters {
                scope.spawn(|| count(own));
            }
        });
        start.elapsed()
    };
    // The best, since everything else that goes on only adds to it.
    (0..runs).map(run).min().context("no run")
}

fn count(own: &AtomicU32) {
    let mut round = 0;
    while round < ROUNDS {
        own.fetch_add(1, Relaxed);
        round = hint::black_box(round + 1);
    }
}
