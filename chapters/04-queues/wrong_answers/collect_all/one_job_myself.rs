//! Believed: the caller only waits, so it can do one of the jobs.
//! Diagnosis: not in a thread of its own

use std::thread;

use crossbeam_channel::unbounded;

pub type Job = Box<dyn FnOnce() -> u64 + Send>;

pub fn collect_all(mut jobs: Vec<Job>) -> Vec<u64> {
    let (sender, receiver) = unbounded();
    let mine = jobs.pop();
    for job in jobs {
        let sender = sender.clone();
        thread::spawn(move || sender.send(job()).unwrap());
    }
    if let Some(job) = mine {
        sender.send(job()).unwrap();
    }
    drop(sender);
    receiver.iter().collect()
}
