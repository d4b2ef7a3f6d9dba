//! E0597: a moved reference is still a reference.

use std::thread;

fn main() {
    let pantry = vec!["salt", "yeast"];
    let look = &pantry;
    let helper = thread::spawn(move || look.len());
    println!("{} things", helper.join().unwrap());
}
