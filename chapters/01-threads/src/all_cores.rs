//! How many happy numbers are there up to a million?
//! One thread counts, then as many as there are cores.

use std::{thread, time::Instant};

use anyhow::{Result, ensure};

const LIMIT: u64 = 1_000_000;
const ANSWER: usize = 143_071; // OEIS A068571

pub fn run() -> Result<()> {
    let cores = thread::available_parallelism()?.get() as u64;
    let mut times = Vec::new();
    for threads in [1, cores] {
        let start = Instant::now();
        let happy = count_with(threads);
        let time = start.elapsed().as_millis();
        ensure!(happy == ANSWER, "{threads} threads counted {happy}");
        println!("threads: {threads}, {happy} found in {time} ms");
        times.push(time as f64);
    }
    println!("that is {:.1} times as fast", times[0] / times[1]);
    Ok(())
}

fn count_with(threads: u64) -> usize {
    let counters: Vec<_> = (0..threads)
        .map(|n| {
            let first = LIMIT * n / threads + 1;
            let last = LIMIT * (n + 1) / threads;
            thread::spawn(move || {
                (first..=last).filter(is_happy).count()
            })
        })
        .collect();
    counters.into_iter().map(|counter| counter.join().unwrap()).sum()
}

/// Sum the squares of the digits, again and again: a happy number comes
/// to 1, any other to 4.
fn is_happy(number: &u64) -> bool {
    let mut number = *number;
    while number != 1 && number != 4 {
        let mut sum = 0;
        while number > 0 {
            sum += (number % 10).pow(2);
            number /= 10;
        }
        number = sum;
    }
    number == 1
}
