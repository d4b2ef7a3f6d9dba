//! Every till numbers its own receipts; no argument carries the number.

use std::cell::{Cell, RefCell};
use std::thread;

use anyhow::Result;

thread_local! {
    // Each thread has its own, made when it first asks for it.
    static LAST: Cell<u32> = const { Cell::new(0) };
    static ROLL: RefCell<Vec<String>> = const { RefCell::new(vec![]) };
}

fn sell(what: &str) {
    let number = LAST.get() + 1;
    LAST.set(number);
    ROLL.with_borrow_mut(|roll| roll.push(format!("{number} {what}")));
}

/// Hands out what was printed, and leaves the roll empty.
fn end_of_day() -> Vec<String> {
    ROLL.take()
}

pub fn run() -> Result<()> {
    sell("stamps"); // main has a till too
    let bakery = thread::spawn(|| {
        sell("bread");
        sell("rolls");
        end_of_day()
    });
    let florist = thread::spawn(|| {
        sell("tulips");
        end_of_day()
    });
    println!("bakery: {:?}", bakery.join().unwrap());
    println!("florist: {:?}", florist.join().unwrap());
    println!("main: {:?}", end_of_day());
    Ok(())
}
