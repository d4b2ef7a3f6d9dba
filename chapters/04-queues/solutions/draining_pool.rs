//! A worker pool that drains: what has been submitted gets done, even if
//! the pool is shut down at once.

use std::thread::{self, JoinHandle};

use crossbeam_channel::{Sender, unbounded};

pub type Job = Box<dyn FnOnce() + Send>;

pub struct Pool {
    jobs: Sender<Job>,
    workers: Vec<JoinHandle<()>>,
}

impl Pool {
    /// Starts `workers` threads, at least one, that wait for jobs. No other
    /// threads run them.
    pub fn new(workers: usize) -> Self {
        let (jobs, queue) = unbounded::<Job>();
        let start = |_| {
            let queue = queue.clone();
            thread::spawn(move || queue.iter().for_each(|job| job()))
        };
        Self { jobs, workers: (0..workers).map(start).collect() }
    }

    /// Puts a job into the queue and returns at once, however many are in it.
    ///
    /// Whoever of the workers is free runs the first in the queue. So the jobs
    /// begin in their order, and one on each worker at the same time.
    pub fn submit(&self, job: Job) {
        self.jobs.send(job).expect("the workers live as long as the pool");
    }

    /// Waits until every submitted job is done and every worker has ended.
    pub fn shut_down(self) {
        // A closed channel still hands out what is in it: closing, and then
        // waiting for the workers, is all there is to draining.
        drop(self.jobs);
        for worker in self.workers {
            worker.join().unwrap();
        }
    }
}
