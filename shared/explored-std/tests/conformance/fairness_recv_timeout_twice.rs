// Expected: it fails: both attempts may time out before the sender has come.

use std::sync::mpsc;
use std::{thread, time::Duration};

fn program() {
    let (tx, rx) = mpsc::channel();
    let sender = thread::spawn(move || {
        let _ = tx.send(1);
    });
    let mut heard = false;
    for _ in 0..2 {
        if rx.recv_timeout(Duration::from_millis(10)).is_ok() {
            heard = true;
            break;
        }
    }
    assert!(heard);
    sender.join().unwrap();
}

pub fn main() {
    let exploration = explorer::explore(program);
    let failure = exploration.failure.expect("a bug, and none was found");
    let told = failure.to_string();
    assert!(
        ["rx"].iter().all(|word| told.contains(word)),
        "found, but told as: {told}"
    );
}
