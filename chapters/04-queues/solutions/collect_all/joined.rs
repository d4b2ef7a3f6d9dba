//! A thread can return its result itself, and then no channel is needed.

use std::thread;

pub type Job = Box<dyn FnOnce() -> u64 + Send>;

pub fn collect_all(jobs: Vec<Job>) -> Vec<u64> {
    // Into a vector: an iterator would start each thread when it is asked for
    // it, and wait for it before the next.
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    let joined = threads.into_iter().map(|thread| thread.join().unwrap());
    joined.collect()
}
