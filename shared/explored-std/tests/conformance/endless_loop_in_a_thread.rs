// Expected: the thread that runs without an end is named, and not the one that started it.

use std::thread;
use std::time::Duration;

use explorer::{Limits, explore_with};

pub fn main() {
    let limits = Limits { watchdog: Duration::from_millis(300), ..Limits::default() };
    let told = explore_with(limits, || {
        let worker = thread::spawn(|| {
            let mut n = 0_u64;
            while ::std::hint::black_box(n) < u64::MAX {
                n += 1;
            }
        });
        worker.join().unwrap();
    })
    .failure
    .expect("it doesn't end")
    .to_string();
    assert!(told.contains("A has run"), "{told}");
}
