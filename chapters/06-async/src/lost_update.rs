//! One seat is left, and two customers want it. An await between
//! looking and taking is enough to sell it twice.

use std::cell::Cell;

use anyhow::Result;
use tokio::{join, sync::Mutex, task::yield_now};

#[tokio::main(flavor = "current_thread")]
pub async fn run() -> Result<()> {
    println!("look, pay, take:");
    let free = Cell::new(1);
    join!(biased; broken("Ada", &free), broken("Ben", &free));

    println!("look and take, pay:");
    let free = Cell::new(1);
    join!(biased; cured("Ada", &free), cured("Ben", &free));

    println!("look, pay, take, behind a lock:");
    let free = Mutex::new(1);
    join!(biased; locked("Ada", &free), locked("Ben", &free));
    Ok(())
}

async fn broken(customer: &str, free: &Cell<u32>) {
    let seats = free.get();
    if seats > 0 {
        pay().await; // the other looks now, and sees the same seat
        free.set(seats - 1);
        println!("  {customer} has a seat, {} left", free.get());
    }
}

async fn cured(customer: &str, free: &Cell<u32>) {
    if free.get() == 0 {
        return println!("  {customer} is too late");
    }
    free.set(free.get() - 1); // no await since we looked
    pay().await;
    println!("  {customer} has a seat, {} left", free.get());
}

async fn locked(customer: &str, free: &Mutex<u32>) {
    let mut seats = free.lock().await;
    if *seats == 0 {
        return println!("  {customer} is too late");
    }
    pay().await; // whoever wants to look has to wait
    *seats -= 1;
    println!("  {customer} has a seat, {seats} left");
}

async fn pay() {
    yield_now().await; // stands for asking a bank
}
