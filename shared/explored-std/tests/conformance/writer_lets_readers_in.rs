// Expected: ok, although a waiting writer may hold up new readers: nobody waits for a reader while reading.

use std::sync::{Arc, RwLock};
use std::thread;

pub fn main() {
    explorer::explore(|| {
        let page = Arc::new(RwLock::new(1));
        let (w, r) = (Arc::clone(&page), Arc::clone(&page));
        let writer = thread::spawn(move || *w.write().unwrap() += 1);
        let reader = thread::spawn(move || *r.read().unwrap());
        assert!(*page.read().unwrap() <= 2);
        assert!(reader.join().unwrap() <= 2);
        writer.join().unwrap();
        assert_eq!(*page.read().unwrap(), 2);
    })
    .assert_ok();
}
