//! In a scope it may borrow: the scope waits for its threads.

use std::thread;

fn main() {
    let pantry = vec!["salt", "yeast"];
    thread::scope(|kitchen| {
        let helper = kitchen.spawn(|| pantry.len());
        println!("{} things", helper.join().unwrap());
    });
    println!("{pantry:?}");
}
