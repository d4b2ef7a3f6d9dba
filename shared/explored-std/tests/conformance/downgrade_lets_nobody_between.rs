// Expected: ok. Who downgrades goes on reading what it wrote: no other writer comes between.

use std::sync::{Arc, RwLock, RwLockWriteGuard};
use std::thread;

pub fn main() {
    explorer::explore(|| {
        let page = Arc::new(RwLock::new(0));
        let other = thread::spawn({
            let page = Arc::clone(&page);
            move || *page.write().unwrap() = 2
        });
        let mut writing = page.write().unwrap();
        *writing = 1;
        let reading = RwLockWriteGuard::downgrade(writing);
        assert_eq!(*reading, 1);
        assert!(page.try_write().is_err());
        drop(reading);
        other.join().unwrap();
    })
    .assert_ok();
}
