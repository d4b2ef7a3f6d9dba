//! A channel without room: a value goes from hand to hand or not at all.

use std::thread;

use anyhow::Result;
use crossbeam_channel::{bounded, unbounded};

pub fn run() -> Result<()> {
    let (sender, receiver) = bounded(0);
    let (diary, events) = unbounded();

    // There is no place to leave a value, and nobody to hand it to.
    println!(
        "try_send with nobody there: {:?}",
        sender.try_send("parcel")
    );

    let neighbour = {
        let diary = diary.clone();
        thread::spawn(move || {
            diary.send("the neighbour opens the door").unwrap();
            let parcel = receiver.recv().unwrap();
            format!("the neighbour has the {parcel}")
        })
    };

    sender.send("parcel")?; // returns only when somebody has taken it
    diary.send("the postman goes on")?;

    // So the door was opened before the postman went on, in every run.
    drop(diary);
    for event in events {
        println!("{event}");
    }
    println!("{}", neighbour.join().unwrap());
    Ok(())
}
