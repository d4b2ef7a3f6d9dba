//! Believed: a receiver behind a mutex serves all workers as well.
//! Diagnosis: waits at barrier

use std::sync::{Arc, Mutex, mpsc};
use std::thread::{self, JoinHandle};

pub type Job = Box<dyn FnOnce() + Send>;

pub struct Pool {
    jobs: mpsc::Sender<Job>,
    workers: Vec<JoinHandle<()>>,
}

impl Pool {
    pub fn new(workers: usize) -> Self {
        let (jobs, queue) = mpsc::channel::<Job>();
        let queue = Arc::new(Mutex::new(queue));
        let start = |_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || {
                // The guard lives as long as the loop's expression: it is
                // still held while the job runs.
                while let Ok(job) = queue.lock().unwrap().recv() {
                    job();
                }
            })
        };
        Self { jobs, workers: (0..workers).map(start).collect() }
    }

    pub fn submit(&self, job: Job) {
        self.jobs.send(job).unwrap();
    }

    pub fn shut_down(self) {
        drop(self.jobs);
        for worker in self.workers {
            worker.join().unwrap();
        }
    }
}
