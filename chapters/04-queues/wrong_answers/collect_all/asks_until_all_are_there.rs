//! Believed: to wait is to ask until all of them are there.
//! Diagnosis: doesn't sleep

use std::thread;

use crossbeam_channel::unbounded;

pub type Job = Box<dyn FnOnce() -> u64 + Send>;

pub fn collect_all(jobs: Vec<Job>) -> Vec<u64> {
    let (sender, receiver) = unbounded();
    let count = jobs.len();
    for job in jobs {
        let sender = sender.clone();
        thread::spawn(move || sender.send(job()).unwrap());
    }
    let mut results = Vec::new();
    while results.len() < count {
        results.extend(receiver.try_iter());
        thread::yield_now();
    }
    results
}
