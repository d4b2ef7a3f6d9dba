//! Believed: closing the queue is enough, the workers see to the rest.
//! Diagnosis: jobs were done

use std::thread;

use crossbeam_channel::{Sender, unbounded};

pub type Job = Box<dyn FnOnce() + Send>;

pub struct Pool {
    jobs: Sender<Job>,
}

impl Pool {
    pub fn new(workers: usize) -> Self {
        let (jobs, queue) = unbounded::<Job>();
        for _ in 0..workers {
            let queue = queue.clone();
            thread::spawn(move || queue.iter().for_each(|job| job()));
        }
        Self { jobs }
    }

    pub fn submit(&self, job: Job) {
        self.jobs.send(job).unwrap();
    }

    pub fn shut_down(self) {
        drop(self.jobs);
    }
}
