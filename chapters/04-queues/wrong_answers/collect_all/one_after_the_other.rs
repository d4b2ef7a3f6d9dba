//! Believed: a joined thread has ended, so joining each at once is safest.
//! Diagnosis: waits at barrier

use std::thread;

use crossbeam_channel::unbounded;

pub type Job = Box<dyn FnOnce() -> u64 + Send>;

pub fn collect_all(jobs: Vec<Job>) -> Vec<u64> {
    let (sender, receiver) = unbounded();
    for job in jobs {
        let sender = sender.clone();
        thread::spawn(move || sender.send(job()).unwrap()).join().unwrap();
    }
    drop(sender);
    receiver.iter().collect()
}
