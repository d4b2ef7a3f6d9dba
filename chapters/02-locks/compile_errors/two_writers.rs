//! E0499: two threads may not both change one variable.

use std::thread;

fn main() {
    let mut visitors = 0;
    thread::scope(|museum| {
        museum.spawn(|| visitors += 1);
        museum.spawn(|| visitors += 1);
    });
    println!("{visitors} came in");
}
