//! Believed: nothing else is to be done, so asking costs nothing.
//! Diagnosis: asks again and again instead of sleeping

use std::thread::{self, JoinHandle};

pub type Job = Box<dyn FnOnce() + Send>;

pub fn run_all(jobs: Vec<Job>) {
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    while !threads.iter().all(JoinHandle::is_finished) {
        // Not yet.
    }
    let panicked = threads
        .into_iter()
        .filter_map(|thread| thread.join().err())
        .count();
    assert!(panicked == 0, "{panicked} jobs panicked");
}
