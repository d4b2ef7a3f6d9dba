// Expected: both results are found, so it fails. What a Drop does while its thread unwinds can come before or after another thread's step.

use std::sync::{Arc, Mutex};
use std::thread;

struct Double(Arc<Mutex<u32>>);
impl Drop for Double {
    fn drop(&mut self) {
        *self.0.lock().unwrap_or_else(|e| e.into_inner()) *= 2;
    }
}
fn program() {
    let sum = Arc::new(Mutex::new(1));
    let double = Double(Arc::clone(&sum));
    let adder = {
        let sum = Arc::clone(&sum);
        thread::spawn(move || *sum.lock().unwrap_or_else(|e| e.into_inner()) += 1)
    };
    let doubler = thread::spawn(move || {
        let _double = double;
        panic!("on purpose")
    });
    let _ = doubler.join();
    adder.join().unwrap();
    assert_eq!(
        *sum.lock().unwrap_or_else(|e| e.into_inner()),
        3,
        "only if the doubling came first"
    );
}

pub fn main() {
    let exploration = explorer::explore(program);
    let failure = exploration.failure.expect("a bug, and none was found");
    let told = failure.to_string();
    assert!(
        ["sum"].iter().all(|word| told.contains(word)),
        "found, but told as: {told}"
    );
}
