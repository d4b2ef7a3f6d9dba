//! Believed: the jobs can be done when the pool is shut down.
//! Diagnosis: waits for a message

use std::sync::Mutex;
use std::thread;

pub type Job = Box<dyn FnOnce() + Send>;

pub struct Pool {
    jobs: Mutex<Vec<Job>>,
    workers: usize,
}

impl Pool {
    pub fn new(workers: usize) -> Self {
        Self { jobs: Mutex::default(), workers }
    }

    pub fn submit(&self, job: Job) {
        self.jobs.lock().unwrap().push(job);
    }

    pub fn shut_down(self) {
        let jobs = self.jobs.into_inner().unwrap().into_iter();
        let jobs = Mutex::new(jobs);
        let next = || jobs.lock().unwrap().next();
        thread::scope(|scope| {
            for _ in 0..self.workers {
                scope.spawn(|| {
                    while let Some(job) = next() {
                        job();
                    }
                });
            }
        });
    }
}
