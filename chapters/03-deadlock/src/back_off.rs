//! Two clerks need both printer and scanner, in opposite order.

use std::sync::{Barrier, Mutex};
use std::thread;

use anyhow::Result;

/// Never waits with one in hand. Did it get both?
fn attempt([one, two]: [&Mutex<()>; 2], in_step: impl Fn()) -> bool {
    let _one = one.lock().unwrap();
    in_step(); // both clerks have one
    let two = two.try_lock();
    in_step(); // both have tried
    two.is_ok()
}

/// Waits for the second with the first in hand, and so gets both.
fn insist([one, two]: [&Mutex<()>; 2]) -> bool {
    let _one = one.lock().unwrap();
    two.lock().is_ok()
}

/// Both let go of the first if they can't have the second.
pub fn broken(attempts: u32, in_step: impl Fn() + Sync) -> [bool; 2] {
    let (printer, scanner) = &(Mutex::new(()), Mutex::new(()));
    let clerk =
        |machines| (0..attempts).any(|_| attempt(machines, &in_step));
    thread::scope(|scope| {
        let anna = scope.spawn(|| clerk([printer, scanner]));
        let ben = scope.spawn(|| clerk([scanner, printer]));
        [anna, ben].map(|clerk| clerk.join().unwrap())
    })
}

/// Only Ben lets go, and then he waits with nothing in hand.
pub fn cured() -> [bool; 2] {
    let (printer, scanner) = &(Mutex::new(()), Mutex::new(()));
    thread::scope(|scope| {
        let anna = scope.spawn(|| insist([printer, scanner]));
        let ben = scope.spawn(|| {
            attempt([scanner, printer], || ())
                || insist([printer, scanner])
        });
        [anna, ben].map(|clerk| clerk.join().unwrap())
    })
}

pub fn run() -> Result<()> {
    let both = Barrier::new(2);
    let got_both = broken(100, || {
        both.wait();
    });
    println!("both let go, 100 times, in step: {got_both:?}");
    println!("only one lets go: {:?}", cured());
    Ok(())
}
