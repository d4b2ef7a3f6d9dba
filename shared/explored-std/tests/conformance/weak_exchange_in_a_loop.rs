// Expected: ok. A loop tries again.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn add(count: &AtomicU32) {
    let mut seen = count.load(SeqCst);
    while let Err(found) = count.compare_exchange_weak(seen, seen + 1, SeqCst, SeqCst) {
        seen = found;
    }
}

pub fn main() {
    explorer::explore(|| {
        let count = Arc::new(AtomicU32::new(0));
        let other = thread::spawn({
            let count = Arc::clone(&count);
            move || add(&count)
        });
        add(&count);
        other.join().unwrap();
        assert_eq!(count.load(SeqCst), 2);
    })
    .assert_ok();
}
