//! The same without a channel: a queue and a flag under one lock.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};

pub type Job = Box<dyn FnOnce() + Send>;

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    jobs: VecDeque<Job>,
    closed: bool,
}

impl Shared {
    /// The next job, or nothing when there will be no more.
    fn next(&self) -> Option<Job> {
        let state = self.state.lock().unwrap();
        let idle = |state: &mut State| state.jobs.is_empty() && !state.closed;
        self.changed.wait_while(state, idle).unwrap().jobs.pop_front()
    }
}

pub struct Pool {
    shared: Arc<Shared>,
    workers: Vec<JoinHandle<()>>,
}

impl Pool {
    pub fn new(workers: usize) -> Self {
        let shared = Arc::<Shared>::default();
        let start = |_| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || {
                while let Some(job) = shared.next() {
                    job();
                }
            })
        };
        let workers = (0..workers).map(start).collect();
        Self { shared, workers }
    }

    pub fn submit(&self, job: Job) {
        self.shared.state.lock().unwrap().jobs.push_back(job);
        self.shared.changed.notify_one();
    }

    pub fn shut_down(self) {
        self.shared.state.lock().unwrap().closed = true;
        self.shared.changed.notify_all();
        for worker in self.workers {
            worker.join().unwrap();
        }
    }
}
