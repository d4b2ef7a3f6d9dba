//! A courier is slow, and main doesn't want to wait for ever.

use std::sync::mpsc::{self, RecvTimeoutError::*};
use std::{thread, time::Duration};

use anyhow::Result;

pub fn run() -> Result<()> {
    let (ferry, pier) = mpsc::channel();
    let (back, door) = mpsc::channel();

    let courier = thread::spawn(move || {
        let ferry = pier.recv().unwrap(); // stuck until one sails
        back.send(format!("took {ferry}")).unwrap();
        3 // parcels delivered
    });
    println!("started; finished? {}", courier.is_finished());

    match door.recv_timeout(Duration::from_millis(20)) {
        Ok(report) => println!("back in time: {report}"),
        Err(Timeout) => println!("not back within 20 ms: main goes on"),
        Err(Disconnected) => println!("the courier has died"),
    }
    println!("and the courier? finished? {}", courier.is_finished());

    ferry.send("the evening ferry")?;
    println!("the courier {}", door.recv()?);
    let parcels = courier.join().unwrap();
    println!("joined: {parcels} parcels delivered");
    Ok(())
}
