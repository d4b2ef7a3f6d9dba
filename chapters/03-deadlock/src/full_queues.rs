//! A kitchen hatch has room for one order and for one dish.

use std::sync::mpsc::{self, Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use anyhow::Result;

/// The cook makes a dish of each order. How many does `waiter` serve?
fn evening(
    waiter: impl FnOnce(SyncSender<u32>, Receiver<u32>) -> usize,
) -> usize {
    let (order, orders) = sync_channel(1);
    let (dish, dishes) = sync_channel(1);
    thread::scope(|scope| {
        scope.spawn(move || {
            for table in orders {
                dish.send(table).unwrap(); // waits for room
            }
        });
        waiter(order, dishes)
    })
}

/// Brings all orders, and then serves all dishes.
pub fn broken(tables: u32, passed: impl Fn(u32)) -> usize {
    evening(|order, dishes| {
        for table in 1..=tables {
            order.send(table).unwrap(); // waits for room, too
            passed(table);
        }
        drop(order);
        dishes.iter().count()
    })
}

/// Serves each dish before the next order.
pub fn cured(tables: u32) -> usize {
    evening(|order, dishes| {
        let served = (1..=tables).filter_map(|table| {
            order.send(table).unwrap();
            dishes.recv().ok()
        });
        served.count()
    })
}

pub fn run() -> Result<()> {
    println!("3 tables: {} served", broken(3, |_| ()));
    let (passed, hatch) = mpsc::channel();
    thread::spawn(move || {
        broken(4, |table| passed.send(table).unwrap())
    });
    let within = |ms| hatch.recv_timeout(Duration::from_millis(ms));
    let three = [10_000; 3].map(|ms| within(ms).ok());
    println!("4 tables: three orders pass: {three:?}");
    println!("then nothing moves: {:?}", within(100));
    println!("4 tables, dish by dish: {} served", cured(4));
    Ok(())
}
