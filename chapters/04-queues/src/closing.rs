//! Dropping the last sender closes the channel, and every consumer's
//! `for` loop ends by itself.

use std::thread;

use anyhow::Result;
use crossbeam_channel::unbounded;

pub fn run() -> Result<()> {
    let (sender, receiver) = unbounded();

    let consumers: Vec<_> = (0..2)
        .map(|_| {
            let receiver = receiver.clone();
            thread::spawn(move || {
                let mut sum = 0;
                for number in receiver {
                    sum += number;
                }
                sum // the loop is over: the channel is empty and closed
            })
        })
        .collect();

    for number in 1..=4 {
        sender.send(number)?;
    }
    drop(sender);

    let sums =
        consumers.into_iter().map(|consumer| consumer.join().unwrap());
    println!(
        "both consumers have ended; together they summed {}",
        sums.sum::<u64>()
    );

    // The other end can close too: then a send gives the value back.
    let (sender, receiver) = unbounded();
    drop(receiver);
    if let Err(refused) = sender.send(5) {
        println!("nobody is left to take {}", refused.into_inner());
    }
    Ok(())
}
