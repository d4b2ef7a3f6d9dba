//! Believed: when the last thread has ended, the others have ended before.
//! Diagnosis: jobs were finished when

use std::thread;

pub type Job = Box<dyn FnOnce() + Send>;

pub fn run_all(jobs: Vec<Job>) {
    let mut last = None;
    for job in jobs {
        last = Some(thread::spawn(job));
    }
    if let Some(thread) = last {
        thread.join().unwrap();
    }
}
