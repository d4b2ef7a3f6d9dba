// Expected: too long for the limits (20,000 hand-overs end), not "it goes on and on". Got: "it goes on and on" (std's own mpsc_sync::stress).
use std::{sync::mpsc::sync_channel, thread};
pub fn main() {
    let told = explorer::explore(|| {
        let (tx, rx) = sync_channel(0);
        let sender = thread::spawn(move || for _ in 0..10_000 { tx.send(1).unwrap() });
        for _ in 0..10_000 { assert_eq!(rx.recv(), Ok(1)) }
        sender.join().unwrap();
    }).to_string();
    assert!(!told.contains("on and on"), "{told}");
}
