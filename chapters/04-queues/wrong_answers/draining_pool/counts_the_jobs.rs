//! Believed: when the last job is done, so is everything.
//! Diagnosis: workers had ended

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

use crossbeam_channel::{Sender, unbounded};

pub type Job = Box<dyn FnOnce() + Send>;

#[derive(Default)]
struct Open {
    jobs: Mutex<usize>,
    fewer: Condvar,
}

pub struct Pool {
    jobs: Sender<Job>,
    open: Arc<Open>,
}

impl Pool {
    pub fn new(workers: usize) -> Self {
        let (jobs, queue) = unbounded::<Job>();
        let open = Arc::<Open>::default();
        for _ in 0..workers {
            let (queue, open) = (queue.clone(), Arc::clone(&open));
            thread::spawn(move || {
                for job in queue {
                    job();
                    *open.jobs.lock().unwrap() -= 1;
                    open.fewer.notify_all();
                }
            });
        }
        Self { jobs, open }
    }

    pub fn submit(&self, job: Job) {
        *self.open.jobs.lock().unwrap() += 1;
        self.jobs.send(job).unwrap();
    }

    pub fn shut_down(self) {
        let jobs = self.open.jobs.lock().unwrap();
        let some = |jobs: &mut usize| *jobs > 0;
        drop(self.open.fewer.wait_while(jobs, some).unwrap());
    }
}
