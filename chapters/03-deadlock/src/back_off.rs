//! Two clerks need the printer and the scanner. Whoever can't have the
//! second machine gives up the first and tries again.

use std::sync::{Barrier, Mutex};
use std::thread::{self, yield_now};

use anyhow::Result;

/// Counts the copies made with it.
type Machine = Mutex<u32>;

/// Never waits with one in hand. Which attempt succeeded, if any?
fn give_way(
    [first, second]: [&Machine; 2],
    attempts: u32,
    in_step: impl Fn(),
) -> Option<u32> {
    (1..=attempts).find(|_| {
        let mut one = first.lock().unwrap();
        in_step(); // both have one
        let other = second.try_lock();
        in_step(); // both have tried
        let Ok(mut other) = other else { return false };
        *one += 1;
        *other += 1;
        true
    })
}

/// Both give way.
pub fn broken(attempts: u32, in_step: impl Fn() + Sync) -> [bool; 2] {
    let [printer, scanner] = &[Machine::default(), Machine::default()];
    let clerk = |machines| give_way(machines, attempts, &in_step);
    thread::scope(|scope| {
        let anna = scope.spawn(|| clerk([printer, scanner]));
        let ben = scope.spawn(|| clerk([scanner, printer]));
        [anna, ben].map(|clerk| clerk.join().unwrap().is_some())
    })
}

/// Anna insists, and only Ben gives way. How many copies were made?
pub fn cured() -> u32 {
    let [printer, scanner] = &[Machine::default(), Machine::default()];
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut printer = printer.lock().unwrap();
            *scanner.lock().unwrap() += 1;
            *printer += 1;
        });
        let machines = [scanner, printer];
        scope.spawn(move || give_way(machines, u32::MAX, yield_now));
    });
    *printer.lock().unwrap()
}

pub fn run() -> Result<()> {
    let both = Barrier::new(2);
    let succeeded = broken(1000, || {
        both.wait();
    });
    println!("both give way, 1000 times, in step: {succeeded:?}");
    println!("only one gives way: {} copies", cured());
    Ok(())
}
