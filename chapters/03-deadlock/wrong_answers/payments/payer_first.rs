//! Believed: the payer first is an order too.
//! Diagnosis: A and B wait for each other

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
    let mut payee = to.euros.lock().unwrap();
    let amount = i64::from(amount);
    if *payer < amount {
        return false;
    }
    *payer -= amount;
    *payee += amount;
    true
}
