// Expected: ok, or "too long for the limits". 1001 messages through a channel are no livelock.

use std::sync::mpsc;
pub fn main() {
    explorer::explore(|| {
        let (tx, rx) = mpsc::channel();
        for n in 0..1001 {
            tx.send(n).unwrap();
        }
        for n in 0..1001 {
            assert_eq!(rx.recv(), Ok(n));
        }
    })
    .assert_ok();
}
