//! The owners share a lock, and the lock lets one of them change it.

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let till = Arc::new(Mutex::new(0));
    let desk = {
        let till = Arc::clone(&till);
        thread::spawn(move || *till.lock().unwrap() += 1)
    };
    desk.join().unwrap();
    println!("{} in the till", till.lock().unwrap());
}
