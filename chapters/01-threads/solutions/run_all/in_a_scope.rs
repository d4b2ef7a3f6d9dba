//! A scope does all of it: it joins what was started in it, and only then
//! passes on that somebody has panicked.

use std::thread;

pub type Job = Box<dyn FnOnce() + Send>;

pub fn run_all(jobs: Vec<Job>) {
    thread::scope(|scope| {
        for job in jobs {
            scope.spawn(job);
        }
    });
}
