//! A worker looks for perfect numbers; main waits until it has ended.

use std::thread;

use anyhow::Result;

pub fn run() -> Result<()> {
    println!("main: starts a worker");

    let worker = thread::spawn(|| {
        println!("worker: starts");
        for number in (2..500).filter(is_perfect) {
            println!("worker: {number} is perfect");
        }
        println!("worker: ends");
    });

    worker.join().unwrap(); // waits until the worker has ended
    println!("main: the worker is finished, and so am I");
    Ok(())
}

/// Is it the sum of its divisors, as 6 = 1 + 2 + 3 is?
fn is_perfect(number: &u32) -> bool {
    let smaller = 1..*number;
    let divisors = smaller.filter(|n| number.is_multiple_of(*n));
    divisors.sum::<u32>() == *number
}
