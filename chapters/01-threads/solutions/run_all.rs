//! Run all: start every job in a thread of its own, and wait for the last
//! of them, even if one fails.

use std::panic::resume_unwind;
use std::thread::{self, JoinHandle};

pub type Job = Box<dyn FnOnce() + Send>;

/// Runs all `jobs` at the same time, each in a thread of its own, and
/// returns when every job has come to its end, however long that takes.
/// While it waits it sleeps, and doesn't ask again and again, so that the
/// processor is free for the jobs.
///
/// If a job panics, the others are still awaited. Then `run_all` panics,
/// too.
pub fn run_all(jobs: Vec<Job>) {
    let threads: Vec<JoinHandle<()>> =
        jobs.into_iter().map(thread::spawn).collect();
    // An `unwrap` here would leave the loop, and with it the threads that
    // have not been joined yet. So the panic is kept until all are joined.
    let mut panic = None;
    for thread in threads {
        if let Err(payload) = thread.join() {
            panic = Some(payload);
        }
    }
    if let Some(payload) = panic {
        resume_unwind(payload);
    }
}
