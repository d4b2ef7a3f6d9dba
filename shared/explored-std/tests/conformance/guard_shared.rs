// Expected: compiles, ok. Two threads read through one guard, of a value that can be shared but not sent.

use std::sync::{Mutex, MutexGuard};
use std::thread;

pub fn main() {
    explorer::explore(|| {
        let inner = Mutex::new(1);
        let outer = Mutex::new(inner.lock().unwrap());
        let guard: MutexGuard<'_, MutexGuard<'_, u8>> = outer.lock().unwrap();
        thread::scope(|scope| {
            let other = scope.spawn(|| **guard);
            assert_eq!(other.join().unwrap(), **guard);
        });
    })
    .assert_ok();
}
