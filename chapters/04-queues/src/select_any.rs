//! One thread waits for several channels at once, and for the clock.

use std::{thread, time::Duration};

use anyhow::Result;
use crossbeam_channel::{bounded, select, tick};

pub fn run() -> Result<()> {
    let (go, signal) = bounded::<()>(1);
    let (sender, results) = bounded(1);

    let worker = thread::spawn(move || {
        signal.recv().unwrap();
        sender.send((1..=20).product::<u64>()).unwrap();
        // Keep the sender until main is done: silence is not the end.
        let _closed = signal.recv();
    });

    let ticker = tick(Duration::from_millis(10));
    let mut ticks = 0;
    let factorial = loop {
        select! {
            recv(results) -> result => break result?,
            recv(ticker) -> _ => {
                ticks += 1;
                match ticks {
                    1 => println!("tick: no result yet"),
                    2 => { println!("tick: go"); go.send(())? }
                    _ => {} // the result is on its way
                }
            }
        }
    };
    println!("20! = {factorial}");

    select! {
        recv(results) -> _ => println!("another result"),
        default(Duration::from_millis(30)) => {
            println!("nothing more within 30 ms")
        }
    }

    drop(go);
    worker.join().unwrap();
    Ok(())
}
