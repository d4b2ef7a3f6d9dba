//! Three weather stations report into one queue; the reader ends when
//! the last station has.

use std::thread;

use anyhow::Result;
use crossbeam_channel::unbounded;

pub fn run() -> Result<()> {
    let (sender, reports) = unbounded();

    for (station, readings) in
        [("north", [14, 16]), ("south", [21, 23]), ("coast", [17, 17])]
    {
        let sender = sender.clone();
        thread::spawn(move || {
            for celsius in readings {
                sender.send((station, celsius)).unwrap();
            }
        }); // its sender is dropped here, and nobody needs to join it
    }
    drop(sender); // main's own: with it the loop would never end

    let (mut sum, mut count) = (0, 0);
    for (station, celsius) in reports {
        println!("{station}: {celsius} degrees");
        sum += celsius;
        count += 1;
    }
    println!("mean of {count} readings: {} degrees", sum / count);
    Ok(())
}
