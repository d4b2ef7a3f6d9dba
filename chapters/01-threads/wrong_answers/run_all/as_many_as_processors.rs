//! Believed: more threads than processors only get in each other's way.
//! Diagnosis: more to arrive

use std::thread;

pub type Job = Box<dyn FnOnce() + Send>;

pub fn run_all(jobs: Vec<Job>) {
    let at_once = thread::available_parallelism().map_or(1, usize::from);
    let mut failed = false;
    let mut jobs = jobs.into_iter().peekable();
    while jobs.peek().is_some() {
        let threads: Vec<_> =
            jobs.by_ref().take(at_once).map(thread::spawn).collect();
        for thread in threads {
            failed |= thread.join().is_err();
        }
    }
    assert!(!failed, "a job failed");
}
