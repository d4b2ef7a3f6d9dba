//! Believed: with the lower number first, nothing can go wrong any more.
//! Diagnosis: main waits for itself

use std::sync::Mutex;

pub struct Account {
    pub number: u32,
    pub euros: Mutex<i64>,
}

pub fn pay(from: &Account, to: &Account, amount: u32) -> bool {
    let (payer, payee);
    if from.number < to.number {
        payer = from.euros.lock().unwrap();
        payee = to.euros.lock().unwrap();
    } else {
        payee = to.euros.lock().unwrap();
        payer = from.euros.lock().unwrap();
    }
    let (mut payer, mut payee) = (payer, payee);
    let amount = i64::from(amount);
    if *payer < amount {
        return false;
    }
    *payer -= amount;
    *payee += amount;
    true
}
