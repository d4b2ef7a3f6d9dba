//! E0277: a `Cell` can't be seen by two threads.

use std::cell::Cell;
use std::thread;

fn main() {
    let eggs = Cell::new(12);
    thread::scope(|kitchen| {
        kitchen.spawn(|| eggs.set(eggs.get() - 3));
    });
    println!("{} eggs are left", eggs.get());
}
