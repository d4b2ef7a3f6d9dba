//! Believed: after a tenth of a second all threads must have finished.
//! Diagnosis: results got lost

use std::{thread, time::Duration};

use crossbeam_channel::unbounded;

pub type Job = Box<dyn FnOnce() -> u64 + Send>;

pub fn collect_all(jobs: Vec<Job>) -> Vec<u64> {
    let (sender, receiver) = unbounded();
    for job in jobs {
        let sender = sender.clone();
        thread::spawn(move || sender.send(job()).unwrap());
    }
    thread::sleep(Duration::from_millis(100));
    receiver.try_iter().collect()
}
