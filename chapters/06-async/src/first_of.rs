//! Two mirrors are asked for the same page, and the first answer wins.
//! Then one is asked, and given only so much time.

use std::{pin::pin, time::Duration};

use anyhow::Result;
use tokio::select;
use tokio::time::{sleep, timeout};

#[tokio::main(flavor = "current_thread", start_paused = true)]
pub async fn run() -> Result<()> {
    let page = select! {
        biased; // Lima is asked first
        page = fetch("Lima", 2) => page,
        page = fetch("Oslo", 5) => page,
    }; // the loser is dropped here, in the middle of its wait
    println!("the first: {page}");

    match timeout(SECOND, fetch("Oslo", 5)).await {
        Ok(page) => println!("in time: {page}"),
        Err(_) => println!("given up: Oslo takes too long"),
    }

    // Lent instead of given away, it survives the timeout.
    let mut lima = pin!(fetch("Lima", 2));
    if timeout(SECOND, &mut lima).await.is_err() {
        println!("Lima: still asked");
    }
    println!("at last: {}", lima.await);
    Ok(())
}

const SECOND: Duration = Duration::from_secs(1);

async fn fetch(mirror: &str, seconds: u32) -> String {
    println!("{mirror}: asked");
    let line = Line(mirror);
    sleep(seconds * SECOND).await;
    format!("a page from {}", line.0)
}

/// Says when the connection ends, with or without an answer.
struct Line<'a>(&'a str);

impl Drop for Line<'_> {
    fn drop(&mut self) {
        println!("{}: hung up", self.0);
    }
}
