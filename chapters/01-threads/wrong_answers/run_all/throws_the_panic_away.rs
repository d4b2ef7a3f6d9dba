//! Believed: `let _ =` makes `join` safe.
//! Diagnosis: run_all returned as if all had gone well

use std::thread;

pub type Job = Box<dyn FnOnce() + Send>;

pub fn run_all(jobs: Vec<Job>) {
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    for thread in threads {
        let _ = thread.join();
    }
}
