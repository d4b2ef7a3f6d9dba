//! Believed: shutting down means telling the workers to stop.
//! Diagnosis: jobs were done

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use crossbeam_channel::{Sender, unbounded};

pub type Job = Box<dyn FnOnce() + Send>;

pub struct Pool {
    jobs: Sender<Job>,
    stop: Arc<AtomicBool>,
    workers: Vec<JoinHandle<()>>,
}

impl Pool {
    pub fn new(workers: usize) -> Self {
        let (jobs, queue) = unbounded::<Job>();
        let stop = Arc::new(AtomicBool::new(false));
        let start = |_| {
            let (queue, stop) = (queue.clone(), stop.clone());
            thread::spawn(move || {
                for job in queue {
                    if stop.load(Ordering::SeqCst) {
                        break;
                    }
                    job();
                }
            })
        };
        Self { jobs, workers: (0..workers).map(start).collect(), stop }
    }

    pub fn submit(&self, job: Job) {
        self.jobs.send(job).unwrap();
    }

    pub fn shut_down(self) {
        self.stop.store(true, Ordering::SeqCst);
        drop(self.jobs);
        for worker in self.workers {
            worker.join().unwrap();
        }
    }
}
