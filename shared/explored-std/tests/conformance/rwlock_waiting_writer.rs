// Expected: a deadlock is found: std may make new readers wait once a writer waits (it does on Linux).

use std::sync::{Arc, RwLock};
use std::thread;

fn program() {
    let page = Arc::new(RwLock::new(0));
    let (w, r) = (page.clone(), page.clone());
    let held = page.read().unwrap();
    let writer = thread::spawn(move || *w.write().unwrap() += 1);
    let reader = thread::spawn(move || *r.read().unwrap());
    reader.join().unwrap(); // while a read guard is held
    drop(held);
    writer.join().unwrap();
}

pub fn main() {
    let exploration = explorer::explore(program);
    let failure = exploration.failure.expect("a bug, and none was found");
    let told = failure.to_string();
    assert!(
        ["page"].iter().all(|word| told.contains(word)),
        "found, but told as: {told}"
    );
}
