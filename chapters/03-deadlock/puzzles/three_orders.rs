//! Two payments cross: in three ways. Which of them ends, and keeps the
//! sum?

use std::sync::Mutex;
use std::thread;

type Account = Mutex<i32>;

fn crossing(pay: impl Fn([&Account; 2], usize) + Sync) {
    let (giro, savings) = (Mutex::new(9), Mutex::new(9));
    let accounts = [&giro, &savings];
    thread::scope(|bank| {
        bank.spawn(|| pay(accounts, 0));
        bank.spawn(|| pay(accounts, 1));
    });
    let sum = *giro.lock().unwrap() + *savings.lock().unwrap();
    assert!(sum == 18, "money has come or gone");
}

/// One account after the other, never both.
pub fn first() {
    crossing(|accounts, from| {
        let payer = *accounts[from].lock().unwrap();
        let payee = *accounts[1 - from].lock().unwrap();
        *accounts[from].lock().unwrap() = payer - 1;
        *accounts[1 - from].lock().unwrap() = payee + 1;
    });
}

/// Both at once, the payer's first.
pub fn second() {
    crossing(|accounts, from| {
        let mut payer = accounts[from].lock().unwrap();
        let mut payee = accounts[1 - from].lock().unwrap();
        *payer -= 1;
        *payee += 1;
    });
}

/// Never both, and each change in one go.
pub fn third() {
    crossing(|accounts, from| {
        *accounts[from].lock().unwrap() -= 1;
        *accounts[1 - from].lock().unwrap() += 1;
    });
}
