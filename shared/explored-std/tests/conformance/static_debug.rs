// Expected: ok, {:?} of a static shows its value. Also Mutex, RwLock, OnceLock, LazyLock, Once.

use std::sync::{
    Mutex,
    atomic::{AtomicU32, Ordering::SeqCst},
};
static VISITS: AtomicU32 = AtomicU32::new(0);
static NAMES: Mutex<Vec<u8>> = Mutex::new(Vec::new());
pub fn main() {
    explorer::explore(|| {
        VISITS.store(7, SeqCst);
        NAMES.lock().unwrap().push(9);
        assert_eq!(
            format!("{NAMES:?}"),
            "Mutex { data: [9], poisoned: false, .. }"
        );
        assert_eq!(format!("{VISITS:?}"), "7");
    })
    .assert_ok();
}
