//! Tea, toast and eggs wait at the same time: breakfast takes as long
//! as the eggs.

use std::time::Duration;

use anyhow::Result;
use tokio::time::{Instant, sleep};

const MINUTE: Duration = Duration::from_secs(60);

/// With `start_paused` nobody waits for the minutes to pass: when all
/// are waiting, the clock jumps to the next thing that is due.
#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn run() -> Result<()> {
    let start = Instant::now();
    let served = tokio::join!(
        prepare("tea", 3),
        prepare("toast", 2),
        prepare("eggs", 4),
    );
    println!("{served:?} together: {}", minutes_since(start));

    let start = Instant::now();
    let tea = prepare("tea", 3).await;
    let toast = prepare("toast", 2).await;
    let eggs = prepare("eggs", 4).await;
    let served = (tea, toast, eggs);
    println!("{served:?} in a row: {}", minutes_since(start));
    Ok(())
}

async fn prepare(dish: &str, minutes: u32) -> String {
    println!("{dish}: begun");
    sleep(minutes * MINUTE).await;
    println!("{dish}: ready");
    format!("hot {dish}")
}

fn minutes_since(start: Instant) -> String {
    format!("{} minutes", start.elapsed().as_secs() / 60)
}
