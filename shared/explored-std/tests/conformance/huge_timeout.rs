// Expected: ok (recv_timeout gets Ok or Timeout). Same with thread::sleep(Duration::MAX), park_timeout, wait_timeout.

use std::{
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};
pub fn main() {
    explorer::explore(|| {
        let (tx, rx) = mpsc::channel();
        let worker = thread::spawn(move || {
            let got: Result<u8, _> = rx.recv_timeout(Duration::MAX); // "wait practically for ever"
            let _when = Instant::now();
            assert_ne!(got, Ok(2));
        });
        let _ = tx.send(1);
        worker.join().unwrap();
    })
    .assert_ok();
}
