// Expected: it fails: compare_exchange_weak may fail although nobody interferes, and this tries once.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

pub fn main() {
    let exploration = explorer::explore(|| {
        let taken = AtomicBool::new(false);
        let won = taken.compare_exchange_weak(false, true, SeqCst, SeqCst);
        assert!(won.is_ok(), "nobody else is there");
    });
    let told = exploration.failure.expect("std allows it").to_string();
    assert!(
        told.contains("taken") && told.contains("no reason"),
        "{told}"
    );
}
