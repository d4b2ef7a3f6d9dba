//! Believed: a tenth of a second is enough for a quick job.
//! Diagnosis: jobs were finished when

use std::thread;
use std::time::Duration;

pub type Job = Box<dyn FnOnce() + Send>;

pub fn run_all(jobs: Vec<Job>) {
    for job in jobs {
        thread::spawn(job);
    }
    thread::sleep(Duration::from_millis(100));
}
