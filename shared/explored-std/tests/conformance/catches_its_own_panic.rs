// Expected: ok. A panic that is caught while another thread unwinds poisons nothing of a third.

use std::panic;
use std::sync::{Arc, Mutex};
use std::thread;

pub fn main() {
    explorer::explore(|| {
        let lock = Arc::new(Mutex::new(0));
        let loud = {
            let lock = Arc::clone(&lock);
            thread::spawn(move || {
                let caught = panic::catch_unwind(|| panic!("caught"));
                assert!(caught.is_err() && !thread::panicking());
                *lock.lock().unwrap() += 1;
            })
        };
        *lock.lock().unwrap() += 1;
        assert!(!thread::panicking());
        loud.join().unwrap();
        assert_eq!(*lock.lock().unwrap(), 2);
    })
    .assert_ok();
}
