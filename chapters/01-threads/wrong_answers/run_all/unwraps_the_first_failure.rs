//! Believed: `join().unwrap()` in a loop joins everything.
//! Diagnosis: 1 of 2 jobs were finished when run_all panicked

use std::thread;

pub type Job = Box<dyn FnOnce() + Send>;

pub fn run_all(jobs: Vec<Job>) {
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    for thread in threads {
        thread.join().unwrap();
    }
}
