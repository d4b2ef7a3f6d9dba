//! Money goes both ways between two accounts: which to lock first?

use std::sync::{Barrier, Mutex};
use std::thread;

use anyhow::Result;

use crate::watch;

struct Account {
    number: u32,
    euros: Mutex<i32>,
}

/// Two payments cross. What is in the two accounts afterwards?
fn crossing(pay: impl Fn(&Account, &Account, i32) + Sync) -> [i32; 2] {
    let giro = Account { number: 1, euros: Mutex::new(100) };
    let savings = Account { number: 2, euros: Mutex::new(100) };
    thread::scope(|scope| {
        scope.spawn(|| pay(&giro, &savings, 30));
        scope.spawn(|| pay(&savings, &giro, 5));
    });
    [giro, savings].map(|account| account.euros.into_inner().unwrap())
}

/// The payer's account first: it looks like an order, but isn't one.
pub fn broken(witness: impl Fn(u32, u32) + Sync) -> [i32; 2] {
    crossing(|from, to, amount| {
        let mut payer = from.euros.lock().unwrap();
        witness(from.number, to.number);
        *to.euros.lock().unwrap() += amount;
        *payer -= amount;
    })
}

/// The lower number first, whoever pays.
pub fn cured() -> [i32; 2] {
    crossing(|from, to, amount| {
        let up = from.number < to.number;
        let (low, high) = if up { (from, to) } else { (to, from) };
        let upwards = if up { amount } else { -amount };
        let mut low = low.euros.lock().unwrap();
        *high.euros.lock().unwrap() += upwards;
        *low -= upwards;
    })
}

pub fn run() -> Result<()> {
    let both_have_one = Barrier::new(2);
    let payments = watch::start(move |witness| {
        broken(|from, to| {
            let [a, b] = [from, to].map(|n| format!("account {n}"));
            witness(&format!("payment {from} to {to}"), &a, &b);
            both_have_one.wait();
        });
    });
    payments.cycle()?.iter().for_each(|wait| println!("{wait}"));
    println!("the lower number first: {:?} euros", cured());
    Ok(())
}
