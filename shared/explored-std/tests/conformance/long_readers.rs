// Expected: too long for the limits, not "it goes on and on": a counter that ends. Got: "it goes on and on" (std's rwlock::test_rwlock_max_readers).
use std::sync::RwLock;
pub fn main() {
    let told = explorer::explore(|| {
        let lock = RwLock::new(0);
        let mut held = vec![];
        for _ in 0..50_000 { held.push(lock.read().unwrap()) }
    }).to_string();
    assert!(!told.contains("on and on"), "{told}");
}
