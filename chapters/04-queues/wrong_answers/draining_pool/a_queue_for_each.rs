//! Believed: with a queue for each worker nobody has to share.
//! Diagnosis: waits for a message

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};

use crossbeam_channel::{Sender, unbounded};

pub type Job = Box<dyn FnOnce() + Send>;

pub struct Pool {
    queues: Vec<Sender<Job>>,
    next: AtomicUsize,
    workers: Vec<JoinHandle<()>>,
}

impl Pool {
    pub fn new(workers: usize) -> Self {
        let mut queues = Vec::new();
        let start = |_| {
            let (jobs, queue) = unbounded::<Job>();
            queues.push(jobs);
            thread::spawn(move || queue.iter().for_each(|job| job()))
        };
        let workers = (0..workers).map(start).collect();
        Self { queues, next: AtomicUsize::new(0), workers }
    }

    pub fn submit(&self, job: Job) {
        let next = self.next.fetch_add(1, Ordering::SeqCst);
        self.queues[next % self.queues.len()].send(job).unwrap();
    }

    pub fn shut_down(self) {
        drop(self.queues);
        for worker in self.workers {
            worker.join().unwrap();
        }
    }
}
