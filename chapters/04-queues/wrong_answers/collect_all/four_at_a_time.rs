//! Believed: four at a time are as good as all, on four cores.
//! Diagnosis: waits at barrier

use std::thread;

pub type Job = Box<dyn FnOnce() -> u64 + Send>;

pub fn collect_all(jobs: Vec<Job>) -> Vec<u64> {
    let mut results = Vec::new();
    let mut jobs = jobs.into_iter();
    while jobs.len() > 0 {
        let threads: Vec<_> =
            jobs.by_ref().take(4).map(thread::spawn).collect();
        for thread in threads {
            results.push(thread.join().unwrap());
        }
    }
    results
}
