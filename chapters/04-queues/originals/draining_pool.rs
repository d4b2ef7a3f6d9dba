//! A worker pool that drains: what has been submitted gets done, even if
//! the pool is shut down at once.
//!
//! Whoever waits sleeps, and doesn't look again and again.
//!
//! Practises: 04-queues/closing
//! Points: 2

use std::thread;

use crossbeam_channel::unbounded;

pub type Job = Box<dyn FnOnce() + Send>;

pub struct Pool {
    // a queue, and the workers
}

impl Pool {
    /// Starts `workers` threads, at least one, that wait for jobs. No other
    /// threads run them.
    pub fn new(workers: usize) -> Self {
        todo!()
    }

    /// Puts a job into the queue and returns at once, however many are in it.
    ///
    /// Whoever of the workers is free runs the first in the queue. So the jobs
    /// begin in their order, and one on each worker at the same time.
    pub fn submit(&self, job: Job) {
        todo!()
    }

    /// Waits until every submitted job is done and every worker has ended.
    pub fn shut_down(self) {
        todo!()
    }
}
