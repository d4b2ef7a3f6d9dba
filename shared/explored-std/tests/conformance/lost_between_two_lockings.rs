// Expected: the lost update is marked where it is lost, and what is in an `RwLock<Arc<..>>` is shown.

use std::sync::{Arc, RwLock};
use std::thread;

pub fn main() {
    let told = explorer::explore(|| {
        let hits = Arc::new(RwLock::new(Arc::new(0)));
        let add = |hits: &RwLock<Arc<u32>>| {
            let seen = **hits.read().unwrap();
            *hits.write().unwrap() = Arc::new(seen + 1);
        };
        let other = {
            let hits = Arc::clone(&hits);
            thread::spawn(move || add(&hits))
        };
        add(&hits);
        other.join().unwrap();
        assert_eq!(**hits.read().unwrap(), 2);
    })
    .failure
    .expect("a bug, and none was found")
    .to_string();
    assert!(told.contains("update is lost") && told.contains("hits = 1"), "{told}");
}
