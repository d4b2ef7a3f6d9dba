// Expected: a deadlock is found (std may hold up a second read by the same thread while a writer waits; it does on Linux).

use std::sync::{Arc, RwLock};
use std::thread;

fn program() {
    let settings = Arc::new(RwLock::new(1));
    let changer = {
        let settings = Arc::clone(&settings);
        thread::spawn(move || *settings.write().unwrap() += 1)
    };
    let outer = settings.read().unwrap();
    let inner = settings.read().unwrap();
    assert_eq!(*outer, *inner);
    drop((outer, inner));
    changer.join().unwrap();
}

pub fn main() {
    let exploration = explorer::explore(program);
    let told = exploration
        .failure
        .expect("a bug, and none was found")
        .to_string();
    assert!(told.contains("settings"), "{told}");
}
