// Expected: ok. A spin lock of ones own in a static: its atomic starts afresh, its UnsafeCell does not.

use std::sync::atomic::{AtomicBool, Ordering::*};
use std::{cell::UnsafeCell, hint, thread};
struct Spin {
    taken: AtomicBool,
    value: UnsafeCell<u32>,
}
unsafe impl Sync for Spin {}
static TOTAL: Spin = Spin {
    taken: AtomicBool::new(false),
    value: UnsafeCell::new(0),
};
fn add() {
    while TOTAL.taken.swap(true, Acquire) {
        hint::spin_loop()
    }
    unsafe { *TOTAL.value.get() += 1 }
    TOTAL.taken.store(false, Release);
}
pub fn main() {
    explorer::explore(|| {
        let other = thread::spawn(add);
        add();
        other.join().unwrap();
        assert_eq!(unsafe { *TOTAL.value.get() }, 2);
    })
    .assert_ok();
}
