//! Believed: what I have seen under a lock is true.
//! Diagnosis: account 2 was overdrawn

use std::sync::Mutex;

pub struct Account {
    pub number: u32,
    pub euros: Mutex<i64>,
}

pub fn pay(from: &Account, to: &Account, amount: u32) -> bool {
    let amount = i64::from(amount);
    if from.number == to.number {
        return true;
    }
    if *from.euros.lock().unwrap() < amount {
        return false;
    }
    if from.number < to.number {
        let mut payer = from.euros.lock().unwrap();
        *to.euros.lock().unwrap() += amount;
        *payer -= amount;
    } else {
        let mut payee = to.euros.lock().unwrap();
        *from.euros.lock().unwrap() -= amount;
        *payee += amount;
    }
    true
}
