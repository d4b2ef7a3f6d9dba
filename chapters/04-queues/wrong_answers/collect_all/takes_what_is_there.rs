//! Believed: `try_iter` is an `iter` that doesn't hang.
//! Diagnosis: results got lost

use std::thread;

use crossbeam_channel::unbounded;

pub type Job = Box<dyn FnOnce() -> u64 + Send>;

pub fn collect_all(jobs: Vec<Job>) -> Vec<u64> {
    let (sender, receiver) = unbounded();
    for job in jobs {
        let sender = sender.clone();
        thread::spawn(move || sender.send(job()).unwrap());
    }
    receiver.try_iter().collect()
}
