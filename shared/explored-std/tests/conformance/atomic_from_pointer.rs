// Expected: the lost update is found, though each thread has made its own atomic of the one value.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

pub fn main() {
    let exploration = explorer::explore(|| {
        let mut total = 0;
        let at = AtomicPointer(&raw mut total);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let seen = at.atomic().load(SeqCst);
                    at.atomic().store(seen + 1, SeqCst);
                });
            }
        });
        assert_eq!(total, 2);
    });
    let told = exploration.failure.expect("a lost update").to_string();
    assert!(told.contains("update is lost"), "{told}");
}

struct AtomicPointer(*mut u32);
unsafe impl Sync for AtomicPointer {}

impl AtomicPointer {
    fn atomic(&self) -> &AtomicU32 {
        unsafe { AtomicU32::from_ptr(self.0) }
    }
}
