// Expected: not ok unless it is asked for: of many schedules only ten are run.

use std::sync::{Arc, Mutex};
use std::thread;

use explorer::{Coverage, Limits, explore_with};

fn program() {
    let count = Arc::new(Mutex::new(0));
    let add = |count: &Arc<Mutex<u32>>| {
        let count = Arc::clone(count);
        thread::spawn(move || (0..4).for_each(|_| *count.lock().unwrap() += 1))
    };
    let threads = [add(&count), add(&count), add(&count)];
    threads.into_iter().for_each(|thread| thread.join().unwrap());
}

pub fn main() {
    let few = Limits { schedules: 10, ..Limits::default() };
    let asked_for = Limits { enough: Coverage::Some, ..few.clone() };
    let unfinished = std::panic::catch_unwind(|| explore_with(few, program).assert_ok());
    assert!(unfinished.is_err());
    explore_with(asked_for, program).assert_ok();
}
