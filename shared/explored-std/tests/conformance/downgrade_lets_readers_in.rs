// Expected: ok: a reader that waited for the writer goes on once that only reads.

use std::sync::{Arc, RwLock, RwLockWriteGuard};
use std::thread;

pub fn main() {
    explorer::explore(|| {
        let page = Arc::new(RwLock::new(0));
        let writing = page.write().unwrap();
        let reader = thread::spawn({
            let page = Arc::clone(&page);
            move || *page.read().unwrap()
        });
        let reading = RwLockWriteGuard::downgrade(writing);
        assert_eq!(reader.join().unwrap(), *reading);
    })
    .assert_ok();
}
