//! Believed: a queue must have a bound.
//! Diagnosis: waits for room

use std::thread::{self, JoinHandle};

use crossbeam_channel::{Sender, bounded};

pub type Job = Box<dyn FnOnce() + Send>;

pub struct Pool {
    jobs: Sender<Job>,
    workers: Vec<JoinHandle<()>>,
}

impl Pool {
    pub fn new(workers: usize) -> Self {
        let (jobs, queue) = bounded::<Job>(8);
        let start = |_| {
            let queue = queue.clone();
            thread::spawn(move || queue.iter().for_each(|job| job()))
        };
        Self { jobs, workers: (0..workers).map(start).collect() }
    }

    pub fn submit(&self, job: Job) {
        self.jobs.send(job).expect("the workers live as long as the pool");
    }

    pub fn shut_down(self) {
        drop(self.jobs);
        for worker in self.workers {
            worker.join().unwrap();
        }
    }
}
