//! Believed: sixteen locks are enough for everybody.
//! Diagnosis: held by

use std::sync::Mutex;

pub struct Account {
    pub number: u32,
    pub euros: Mutex<i64>,
}

static COUNTERS: [Mutex<()>; 16] = [const { Mutex::new(()) }; 16];

pub fn pay(from: &Account, to: &Account, amount: u32) -> bool {
    if from.number == to.number {
        return true;
    }
    let [a, b] = [from, to].map(|account| account.number as usize % 16);
    let _first = COUNTERS[a.min(b)].lock().unwrap();
    let _second = (a != b).then(|| COUNTERS[a.max(b)].lock().unwrap());

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
