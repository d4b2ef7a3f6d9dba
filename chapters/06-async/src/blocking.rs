//! A heart beats every millisecond, unless somebody keeps the thread.

use std::cell::Cell;
use std::time::Duration;

use anyhow::Result;
use tokio::time::{MissedTickBehavior, interval, sleep};
use tokio::{select, task::spawn_blocking};

#[tokio::main(flavor = "current_thread")]
pub async fn run() -> Result<()> {
    let beats = Cell::new(0);
    select! {
        never = heart(&beats) => never, // it ends with the work
        result = work(&beats) => result,
    }
}

async fn heart(beats: &Cell<u32>) -> ! {
    let mut every = interval(Duration::from_millis(1));
    every.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        beats.set(beats.get() + 1);
    }
}

async fn work(beats: &Cell<u32>) -> Result<()> {
    sleep(Duration::from_millis(20)).await;
    println!("while sleeping: {} beats", beats.take());

    let primes = primes_below(LIMIT); // no await: the thread is ours
    let during = beats.take();
    println!("while counting {primes} primes: {during} beats");
    assert_eq!(during, 0);

    let primes = spawn_blocking(|| primes_below(LIMIT)).await?;
    let during = beats.take();
    println!("{primes} primes on another thread: {during} beats");
    Ok(())
}

const LIMIT: u32 = 100_000;

fn primes_below(limit: u32) -> usize {
    let is_prime = |&number: &u32| {
        (2..)
            .take_while(|divisor| divisor * divisor <= number)
            .all(|divisor| !number.is_multiple_of(divisor))
    };
    (2..limit).filter(is_prime).count()
}
