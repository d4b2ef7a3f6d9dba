//! Ten thousand tasks that wait; a semaphore that lets few of them in;
//! and tasks that compute, which gain nothing.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Result;
use tokio::{sync::Semaphore, task::JoinSet, time::sleep};

const TASKS: usize = 10_000;
const PLACES: usize = 2_000;
const WAIT: Duration = Duration::from_millis(20);

#[tokio::main(flavor = "current_thread")]
pub async fn run() -> Result<()> {
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    for _ in 0..TASKS {
        tasks.spawn(sleep(WAIT));
    }
    tasks.join_all().await;
    println!("{TASKS} waits of {WAIT:?}: {}", ms(start));

    let start = Instant::now();
    let places = Arc::new(Semaphore::new(PLACES));
    let mut tasks = JoinSet::new();
    for _ in 0..TASKS {
        let places = places.clone();
        tasks.spawn(async move {
            let _place = places.acquire().await.unwrap();
            sleep(WAIT).await;
        }); // and the place is free again
    }
    tasks.join_all().await;
    println!("at most {PLACES} at once: {}", ms(start));

    let start = Instant::now();
    let once = pi();
    println!("pi, {once:.5}: {}", ms(start));

    let start = Instant::now();
    let mut tasks = JoinSet::new();
    for _ in 0..4 {
        tasks.spawn(async { pi() });
    }
    assert_eq!(tasks.join_all().await, [once; 4]);
    println!("pi in 4 tasks: {}", ms(start));
    Ok(())
}

fn ms(start: Instant) -> String {
    format!("{} ms", start.elapsed().as_millis())
}

/// Leibniz's series: 1 - 1/3 + 1/5 - 1/7 ... is a quarter of pi.
fn pi() -> f64 {
    let sign = |n| if n % 2 == 0 { 1.0 } else { -1.0 };
    let term = |n: u32| sign(n) / f64::from(2 * n + 1);
    4.0 * (0..1_000_000).map(term).sum::<f64>()
}
