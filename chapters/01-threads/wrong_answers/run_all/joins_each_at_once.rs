//! Believed: to be sure that it is joined, join it where it is started.
//! Diagnosis: 2 more to arrive

use std::thread;

pub type Job = Box<dyn FnOnce() + Send>;

pub fn run_all(jobs: Vec<Job>) {
    let mut panicked = false;
    for job in jobs {
        panicked |= thread::spawn(job).join().is_err();
    }
    assert!(!panicked, "a job panicked");
}
