//! An atomic number is changed in one step, through `&`.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let visitors = AtomicU32::new(0);
    thread::scope(|museum| {
        museum.spawn(|| visitors.fetch_add(1, SeqCst));
        museum.spawn(|| visitors.fetch_add(1, SeqCst));
    });
    println!("{} came in", visitors.into_inner());
}
