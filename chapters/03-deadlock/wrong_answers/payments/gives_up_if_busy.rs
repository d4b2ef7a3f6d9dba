//! Believed: try_lock can't hang, so it is the safe one.
//! Diagnosis: a payment was refused although there was enough

use std::sync::Mutex;

pub struct Account {
    pub number: u32,
    pub euros: Mutex<i64>,
}

pub fn pay(from: &Account, to: &Account, amount: u32) -> bool {
    if from.number == to.number {
        return true;
    }
    let mut payer = from.euros.lock().unwrap();
    let Ok(mut payee) = to.euros.try_lock() else {
        return false;
    };
    let amount = i64::from(amount);
    if *payer < amount {
        return false;
    }
    *payer -= amount;
    *payee += amount;
    true
}
