//! Two voices sing one after the other, then take turns.

use anyhow::Result;
use tokio::{join, task::yield_now};

#[tokio::main(flavor = "current_thread")]
pub async fn run() -> Result<()> {
    println!("one after the other:");
    sing("alto").await;
    sing("bass").await;

    println!("together:");
    let alto = sing("alto");
    let bass = sing("bass");
    println!("  both are called, and nobody sings yet");
    join!(biased; alto, bass); // biased: always asked in this order

    println!("without a breath:");
    join!(biased; sing_in_one_breath("alto"), sing("bass"));
    Ok(())
}

const SONG: [&str; 3] =
    ["row, row, row your boat", "gently down the stream", "merrily"];

async fn sing(voice: &str) {
    for line in SONG {
        println!("  {voice}: {line}");
        yield_now().await; // a breath: the other may sing
    }
}

async fn sing_in_one_breath(voice: &str) {
    for line in SONG {
        println!("  {voice}: {line}");
    } // no await, so nobody gets a turn
}
