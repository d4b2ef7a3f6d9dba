// Expected: a deadlock: who goes on reading can't also write.

use std::sync::{RwLock, RwLockWriteGuard};

pub fn main() {
    let exploration = explorer::explore(|| {
        let page = RwLock::new(0);
        let _reading = RwLockWriteGuard::downgrade(page.write().unwrap());
        let _writing = page.write().unwrap();
    });
    let told = exploration.failure.expect("a deadlock").to_string();
    assert!(told.contains("deadlock") && told.contains("page"), "{told}");
}
