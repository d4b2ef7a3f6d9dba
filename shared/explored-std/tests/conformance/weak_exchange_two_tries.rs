// Expected: ok. For no reason a thread's exchange fails once at most, or no loop would end: said in the README.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

pub fn main() {
    explorer::explore(|| {
        let count = AtomicU32::new(0);
        let add = || count.compare_exchange_weak(0, 1, SeqCst, SeqCst).is_ok();
        assert!(add() || add());
    })
    .assert_ok();
}
