// Expected: it fails: a flag looked at three times with a sleep in between may still not be set.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering::SeqCst},
};
use std::{thread, time::Duration};

fn program() {
    let ready = Arc::new(AtomicBool::new(false));
    let setter = {
        let ready = Arc::clone(&ready);
        thread::spawn(move || ready.store(true, SeqCst))
    };
    let mut seen = false;
    for _ in 0..3 {
        if ready.load(SeqCst) {
            seen = true;
            break;
        }
        thread::sleep(Duration::from_millis(10));
    }
    assert!(seen);
    setter.join().unwrap();
}

pub fn main() {
    let exploration = explorer::explore(program);
    let failure = exploration.failure.expect("a bug, and none was found");
    let told = failure.to_string();
    assert!(
        ["ready"].iter().all(|word| told.contains(word)),
        "found, but told as: {told}"
    );
}
