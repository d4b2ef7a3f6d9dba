//! A queue with room for two: a fast producer waits for the consumer.

use std::thread;

use anyhow::Result;
use crossbeam_channel::{TrySendError, bounded};

pub fn run() -> Result<()> {
    let (sender, receiver) = bounded(2);

    // Nobody takes anything yet, so the third line finds no room.
    for line in ["a bounded queue", "has so much room", "and no more"] {
        match sender.try_send(line) {
            Ok(()) => println!(
                "queued \"{line}\", {} of 2 places taken",
                sender.len()
            ),
            Err(TrySendError::Full(line)) => {
                println!("no room for \"{line}\"")
            }
            Err(closed) => return Err(closed.into()),
        }
    }

    let consumer = thread::spawn(move || {
        let capitals = receiver.iter().map(|line| line.to_uppercase());
        capitals.collect::<Vec<_>>()
    });

    // Where `try_send` refused, `send` waits until there is room.
    let mut fullest = 0;
    for line in ["and no more", "so it slows", "the faster side"] {
        sender.send(line)?;
        fullest = fullest.max(sender.len());
    }
    drop(sender);

    let lines = consumer.join().unwrap();
    assert!(fullest <= 2);
    println!(
        "{} lines came through, never more than 2 at a time",
        lines.len()
    );
    println!("the last one: {}", lines.last().unwrap());
    Ok(())
}
