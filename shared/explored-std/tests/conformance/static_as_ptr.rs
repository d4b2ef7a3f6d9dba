// Expected: ok (documented as invisible, but it should be the right value).

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
static LEVEL: AtomicU32 = AtomicU32::new(0);
pub fn main() {
    explorer::explore(|| {
        LEVEL.store(7, SeqCst);
        assert_eq!(unsafe { *LEVEL.as_ptr() }, 7);
    })
    .assert_ok();
}
