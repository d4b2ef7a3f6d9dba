//! Three tables split a bill of 84 euros. For one of them it goes wrong
//! in an orderly way, for one in a disorderly way.

use std::{num::ParseIntError, thread};

use anyhow::Result;

pub fn run() -> Result<()> {
    let tables = [("window", "four"), ("corner", "0"), ("garden", "7")];

    let threads = tables.map(|(table, guests)| {
        (table, thread::spawn(move || share_of(84, guests)))
    });

    for (table, thread) in threads {
        match thread.join() {
            Ok(Ok(euros)) => println!("{table}: {euros} euros each"),
            Ok(Err(error)) => println!("{table}: an error, {error}"),
            Err(panic) => {
                let text = panic.downcast_ref::<&str>();
                let text = text.unwrap_or(&"without a text");
                println!("{table}: a panic, {text}");
            }
        }
    }
    println!("main: carries on");
    Ok(())
}

fn share_of(bill: u32, guests: &str) -> Result<u32, ParseIntError> {
    let guests: u32 = guests.parse()?; // an error is returned
    Ok(bill / guests) // dividing by zero panics
}
