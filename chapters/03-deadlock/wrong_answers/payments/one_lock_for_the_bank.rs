//! Believed: a lock for the whole bank ends all deadlocks.
//! Diagnosis: waits for BANK

use std::sync::Mutex;

pub struct Account {
    pub number: u32,
    pub euros: Mutex<i64>,
}

static BANK: Mutex<()> = Mutex::new(());

pub fn pay(from: &Account, to: &Account, amount: u32) -> bool {
    if from.number == to.number {
        return true;
    }
    let _bank = BANK.lock().unwrap();
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
