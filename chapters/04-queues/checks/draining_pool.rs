//! What an answer to `draining_pool` must do.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier};

use super::answer::{Job, Pool};

exercise::checks![
    does_every_job_in_any_schedule,
    does_two_jobs_at_once,
    does_every_job_on_real_threads,
];

fn does_every_job_on_real_threads() {
    does(500, 4);
}

fn does_every_job_in_any_schedule() {
    explorer::explore(|| does(2, 2)).assert_ok();
}

/// Submits this many jobs, shuts down, and counts what was done.
fn does(jobs: usize, workers: usize) {
    let done = Arc::new(AtomicUsize::new(0));
    let pool = Pool::new(workers);
    for _ in 0..jobs {
        let done = Arc::clone(&done);
        pool.submit(Box::new(move || {
            done.fetch_add(1, SeqCst);
        }));
    }
    pool.shut_down();
    let done = done.load(SeqCst);
    assert!(
        done == jobs,
        "{done} of {jobs} jobs were done when shut_down returned"
    );
}

fn does_two_jobs_at_once() {
    explorer::explore(|| {
        // Nobody passes the barrier before both jobs have come to it.
        let barrier = Arc::new(Barrier::new(2));
        let pool = Pool::new(2);
        for _ in 0..2 {
            let barrier = Arc::clone(&barrier);
            pool.submit(Box::new(move || {
                barrier.wait();
            }) as Job);
        }
        pool.shut_down();
    })
    .assert_ok();
}
