//! E0373: the thread may outlive what it borrows.

use std::thread;

fn main() {
    let pantry = vec!["salt", "yeast"];
    let helper = thread::spawn(|| pantry.len());
    println!("{} things", helper.join().unwrap());
    println!("{pantry:?}");
}
