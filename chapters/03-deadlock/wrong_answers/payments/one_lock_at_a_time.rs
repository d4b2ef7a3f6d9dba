//! Believed: whoever has only one lock at a time can't be in a deadlock.
//! Diagnosis: an auditor finds 170 euros instead of 200

use std::sync::Mutex;

pub struct Account {
    pub number: u32,
    pub euros: Mutex<i64>,
}

pub fn pay(from: &Account, to: &Account, amount: u32) -> bool {
    let amount = i64::from(amount);
    let mut payer = from.euros.lock().unwrap();
    if *payer < amount {
        return false;
    }
    *payer -= amount;
    drop(payer);
    *to.euros.lock().unwrap() += amount;
    true
}
