//! Collect all: run every job in a thread of its own and return what they
//! have sent.

use std::thread;

use crossbeam_channel::unbounded;

pub type Job = Box<dyn FnOnce() -> u64 + Send>;

/// Runs each of the `jobs` in a thread of its own, all at the same time, and
/// returns their results, in any order.
pub fn collect_all(jobs: Vec<Job>) -> Vec<u64> {
    let (sender, receiver) = unbounded();
    for job in jobs {
        let sender = sender.clone();
        thread::spawn(move || sender.send(job()).unwrap());
    }
    // The original sender would keep the channel open for ever.
    drop(sender);
    receiver.iter().collect()
}
