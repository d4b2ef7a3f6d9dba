//! The value itself can move: the thread then owns it.

use std::thread;

fn main() {
    let pantry = vec!["salt", "yeast"];
    let helper = thread::spawn(move || pantry.len());
    println!("{} things", helper.join().unwrap());
}
