// Expected: not a livelock: two threads count to 1,000 each. Either ok, or a word that the run is long, with the limit to raise.

use std::sync::{Arc, Mutex};
use std::thread;

fn program() {
    let count = Arc::new(Mutex::new(0));
    let adders: Vec<_> = (0..2)
        .map(|_| {
            let count = Arc::clone(&count);
            thread::spawn(move || {
                for _ in 0..1000 {
                    *count.lock().unwrap() += 1
                }
            })
        })
        .collect();
    adders.into_iter().for_each(|adder| adder.join().unwrap());
    assert_eq!(*count.lock().unwrap(), 2000);
}

pub fn main() {
    let said = explorer::explore(program).to_string();
    assert!(!said.contains("on and on"), "{said}");
}
