//! An `Arc` can: it counts its owners atomically.

use std::sync::Arc;
use std::thread;

fn main() {
    let recipe = Arc::new(["flour", "water", "salt"]);
    let mine = Arc::clone(&recipe);
    let cook = thread::spawn(move || println!("{mine:?}"));
    cook.join().unwrap();
    println!("{recipe:?}");
}
