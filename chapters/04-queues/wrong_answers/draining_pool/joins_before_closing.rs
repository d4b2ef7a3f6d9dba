//! Believed: when all jobs are done the workers end, so join them.
//! Diagnosis: waits for a message

use std::thread::{self, JoinHandle};

use crossbeam_channel::{Sender, unbounded};

pub type Job = Box<dyn FnOnce() + Send>;

pub struct Pool {
    jobs: Sender<Job>,
    workers: Vec<JoinHandle<()>>,
}

impl Pool {
    pub fn new(workers: usize) -> Self {
        let (jobs, queue) = unbounded::<Job>();
        let start = |_| {
            let queue = queue.clone();
            thread::spawn(move || queue.iter().for_each(|job| job()))
        };
        Self { jobs, workers: (0..workers).map(start).collect() }
    }

    pub fn submit(&self, job: Job) {
        self.jobs.send(job).unwrap();
    }

    pub fn shut_down(self) {
        for worker in self.workers {
            worker.join().unwrap();
        }
        drop(self.jobs);
    }
}
