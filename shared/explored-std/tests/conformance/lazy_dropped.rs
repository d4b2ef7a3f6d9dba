// Expected: ok. What a LazyLock makes in its first statement is dropped: its buffer is freed although a bitwise copy has already freed it.

use std::sync::{LazyLock, Mutex};
static DESKS: LazyLock<Mutex<Vec<Mutex<Vec<u64>>>>> =
    LazyLock::new(|| Mutex::new(vec![Mutex::new(vec![1])]));
pub fn main() {
    explorer::explore(|| {
        let mut desks = DESKS.lock().unwrap();
        desks[0].lock().unwrap().extend(0..100);
        desks.clear();
        let noise: Vec<Vec<u64>> = (0..100).map(|n| vec![n; 1]).collect();
        drop(noise);
    })
    .assert_ok();
}
