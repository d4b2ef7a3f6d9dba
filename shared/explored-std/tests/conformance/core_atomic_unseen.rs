// Expected: not ok: the lost update is found, or core::sync is refused.

use core::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::{sync::Arc, thread};
pub fn main() {
    let explored = std::panic::catch_unwind(|| {
        explorer::explore(|| {
            let count = Arc::new(AtomicU32::new(0));
            let add = |count: &AtomicU32| {
                let seen = count.load(SeqCst);
                count.store(seen + 1, SeqCst);
            };
            let other = {
                let count = Arc::clone(&count);
                thread::spawn(move || add(&count))
            };
            add(&count);
            other.join().unwrap();
            assert_eq!(count.load(SeqCst), 2);
        })
        .assert_ok()
    });
    assert!(explored.is_err());
}
