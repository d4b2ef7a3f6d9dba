//! E0594: what has several owners can't be changed by one of them.

use std::sync::Arc;
use std::thread;

fn main() {
    let till = Arc::new(0);
    let desk = {
        let till = Arc::clone(&till);
        thread::spawn(move || *till += 1)
    };
    desk.join().unwrap();
    println!("{till} in the till");
}
