//! Eggs and pasta cook by themselves: all the cook has to do is wait.

use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use anyhow::Result;

const EGGS: Duration = Duration::from_millis(60);
const PASTA: Duration = Duration::from_millis(100);

pub fn run() -> Result<()> {
    let start = Instant::now();
    sleep(EGGS);
    sleep(PASTA);
    println!("one after the other: {} ms", start.elapsed().as_millis());

    let start = Instant::now();
    let eggs = thread::spawn(|| sleep(EGGS));
    let pasta = thread::spawn(|| sleep(PASTA));
    eggs.join().unwrap();
    pasta.join().unwrap();
    println!("both at once: {} ms", start.elapsed().as_millis());
    Ok(())
}
