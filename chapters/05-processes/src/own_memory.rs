//! The same function takes 30 from the same balance: once in a child
//! process, once in a thread.

use std::sync::Mutex;
use std::thread;

use anyhow::Result;

use crate::child::{self, Child};

static BALANCE: Mutex<i64> = Mutex::new(100);

pub fn run() -> Result<()> {
    if child::role().is_some() {
        child::end_with_parent();
        withdraw("child process");
        return Ok(());
    }

    println!("parent: the balance is {}", BALANCE.lock().unwrap());

    Child::start(child::command("own_memory", "customer")?)?.wait()?;
    println!("parent: the balance is {}", BALANCE.lock().unwrap());

    thread::spawn(|| withdraw("thread")).join().unwrap();
    println!("parent: the balance is {}", BALANCE.lock().unwrap());
    Ok(())
}

fn withdraw(who: &str) {
    let mut balance = BALANCE.lock().unwrap();
    *balance -= 30;
    println!("{who}: I took 30, the balance is {balance}");
}
