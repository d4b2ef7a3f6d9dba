// Expected: 63 threads beside main are explored; one more is told, with the limit.

use std::sync::{Arc, Mutex};
use std::thread;

use explorer::{Coverage, Limits, explore_with};

fn threads(n: usize) -> impl Fn() + Send + Sync + 'static {
    move || {
        let count = Arc::new(Mutex::new(0));
        let threads: Vec<_> = (0..n)
            .map(|_| {
                let count = Arc::clone(&count);
                thread::spawn(move || *count.lock().unwrap() += 1)
            })
            .collect();
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        assert_eq!(*count.lock().unwrap(), n);
    }
}

pub fn main() {
    let limits = Limits { schedules: 20, enough: Coverage::Some, ..Limits::default() };
    explore_with(limits.clone(), threads(63)).assert_ok();
    let told = explore_with(limits, threads(64)).failure.expect("one too many").to_string();
    assert!(told.contains("more than 64 threads"), "{told}");
}
