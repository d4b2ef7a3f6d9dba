//! A `Mutex` can, since it shows its value to one at a time.

use std::sync::Mutex;
use std::thread;

fn main() {
    let eggs = Mutex::new(12);
    thread::scope(|kitchen| {
        kitchen.spawn(|| *eggs.lock().unwrap() -= 3);
    });
    println!("{} eggs are left", eggs.lock().unwrap());
}
