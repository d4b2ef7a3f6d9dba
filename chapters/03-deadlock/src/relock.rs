//! A teller has the ledger open, and asks for the ledger.

use std::sync::Mutex;

use anyhow::Result;

use crate::watch;

struct Ledger {
    entries: Mutex<Vec<i32>>,
}

impl Ledger {
    fn balance(&self) -> i32 {
        balance(&self.entries.lock().unwrap())
    }

    /// Has the lock, and calls a method that wants it too.
    fn book_broken(&self, amount: i32, witness: impl Fn()) -> i32 {
        let mut entries = self.entries.lock().unwrap();
        entries.push(amount);
        witness();
        self.balance()
    }

    /// Has the lock, and passes on what the lock protects.
    fn book_cured(&self, amount: i32) -> i32 {
        let mut entries = self.entries.lock().unwrap();
        entries.push(amount);
        balance(&entries)
    }
}

/// Needs no lock: whoever can call it has the entries already.
fn balance(entries: &[i32]) -> i32 {
    entries.iter().sum()
}

pub fn broken(witness: impl Fn()) -> i32 {
    let ledger = Ledger { entries: Mutex::new(vec![100]) };
    ledger.book_broken(-30, witness)
}

pub fn cured() -> i32 {
    let ledger = Ledger { entries: Mutex::new(vec![100]) };
    ledger.book_cured(-30)
}

pub fn run() -> Result<()> {
    let bank = watch::start(|witness| {
        broken(|| witness("the teller", "the ledger", "the ledger"));
    });
    bank.cycle()?.iter().for_each(|wait| println!("{wait}"));

    println!("the entries passed on: {} euros", cured());
    Ok(())
}
