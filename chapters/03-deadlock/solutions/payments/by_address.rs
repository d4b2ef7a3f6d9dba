//! Any order will do: here it is the place in memory.

use std::sync::Mutex;

pub struct Account {
    pub number: u32,
    pub euros: Mutex<i64>,
}

pub fn pay(from: &Account, to: &Account, amount: u32) -> bool {
    let (payer, payee);
    match (from as *const Account).cmp(&(to as *const Account)) {
        std::cmp::Ordering::Equal => return true,
        std::cmp::Ordering::Less => {
            payer = from.euros.lock().unwrap();
            payee = to.euros.lock().unwrap();
        }
        std::cmp::Ordering::Greater => {
            payee = to.euros.lock().unwrap();
            payer = from.euros.lock().unwrap();
        }
    }
    let (mut payer, mut payee) = (payer, payee);
    let amount = i64::from(amount);
    let enough = *payer >= amount;
    if enough {
        *payer -= amount;
        *payee += amount;
    }
    enough
}
