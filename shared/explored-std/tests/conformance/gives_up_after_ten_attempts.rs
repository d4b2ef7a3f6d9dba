// Expected: it fails: ten attempts with a yield in between may all find the lock taken.

use std::sync::{Arc, Mutex};
use std::thread;

pub fn main() {
    let told = explorer::explore(|| {
        let till = Arc::new(Mutex::new(0));
        let other = {
            let till = Arc::clone(&till);
            thread::spawn(move || {
                let mut till = till.lock().unwrap();
                *till += 1;
            })
        };
        let mut attempts = 0;
        while till.try_lock().is_err() {
            attempts += 1;
            assert!(attempts < 10, "given up");
            thread::yield_now();
        }
        other.join().unwrap();
    })
    .failure
    .expect("a bug, and none was found")
    .to_string();
    assert!(told.contains("given up"), "{told}");
}
