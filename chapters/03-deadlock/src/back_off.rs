//! Two clerks need both printer and scanner, and each gives way.

use std::sync::{Barrier, Mutex};
use std::thread::{self, yield_now};

use anyhow::Result;

/// Never waits with one in hand. Did an attempt succeed?
fn give_way(
    [first, second]: [&Mutex<u32>; 2],
    attempts: u32,
    in_step: impl Fn(),
) -> bool {
    (0..attempts).any(|_| {
        yield_now(); // nothing is in hand: the other may go on
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
    let [printer, scanner] = &[Mutex::new(0), Mutex::new(0)];
    let clerk = |machines| give_way(machines, attempts, &in_step);
    thread::scope(|scope| {
        let anna = scope.spawn(|| clerk([printer, scanner]));
        let ben = scope.spawn(|| clerk([scanner, printer]));
        [anna, ben].map(|clerk| clerk.join().unwrap())
    })
}

/// Anna insists, and only Ben gives way. How many copies were made?
pub fn cured() -> u32 {
    let [printer, scanner] = &[Mutex::new(0), Mutex::new(0)];
    thread::scope(|scope| {
        scope.spawn(|| {
            let mut printer = printer.lock().unwrap();
            *scanner.lock().unwrap() += 1;
            *printer += 1;
        });
        scope.spawn(|| give_way([scanner, printer], u32::MAX, || ()));
    });
    *printer.lock().unwrap()
}

pub fn run() -> Result<()> {
    let both = Barrier::new(2);
    let succeeded = broken(100, || {
        both.wait();
    });
    println!("both give way, 100 times, in step: {succeeded:?}");
    println!("only one gives way: {} copies", cured());
    Ok(())
}
