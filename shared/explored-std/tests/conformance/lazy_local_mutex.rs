// Expected: ok, SUM is 3. A mutex that is local to the closure of a LazyLock is taken for a static.

use std::sync::{LazyLock, Mutex};
static SUM: LazyLock<u32> = LazyLock::new(|| {
    let sum = Mutex::new(0);
    for n in 1..3 {
        *sum.lock().unwrap() += n;
    }
    sum.into_inner().unwrap()
});
pub fn main() {
    explorer::explore(|| assert_eq!(*SUM, 3)).assert_ok();
}
