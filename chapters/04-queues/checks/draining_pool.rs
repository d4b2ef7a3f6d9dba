//! What an answer to `draining_pool` must do.

use std::cell::RefCell;
use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Mutex};
use std::thread::{self, ThreadId};

use crossbeam_channel::{Receiver, Sender, unbounded};

use super::answer::{Job, Pool};
use crate::explored::{explored, explored_a_little, sleeps};

exercise::checks![
    /// Some jobs are submitted, and the pool is shut down at once.
    does_every_job_in_any_schedule,
    /// Each job waits at a barrier until there is one on every worker.
    runs_a_job_on_each_worker_at_once,
    /// A job is submitted, and the pool isn't shut down before it is done.
    begins_before_the_end,
    /// Two workers; the first job waits until the others are done.
    gives_the_next_job_to_whoever_is_free,
    /// The only worker is kept by its job until main has submitted some more.
    submits_without_waiting,
    /// One worker, and three jobs that write down their numbers.
    begins_the_jobs_in_their_order,
    /// One worker and two jobs, each of which notes in which thread it runs.
    leaves_the_jobs_to_the_workers,
    /// Every worker has done a job, and shut_down has returned.
    ends_its_workers,
    /// Two workers have nothing to do for ever, and have to sleep.
    sleeps_while_there_is_no_job,
    starts_no_more_threads_than_workers,
    does_every_job_on_real_threads,
];

fn does_every_job_in_any_schedule() {
    for (jobs, workers) in [(0, 2), (2, 1), (2, 2)] {
        explored(move || does(jobs, workers));
    }
    explored_a_little(|| does(3, 13));
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

fn runs_a_job_on_each_worker_at_once() {
    explored(|| meet(2));
    for workers in [3, 5, 11, 29] {
        explored_a_little(move || meet(workers));
    }
}

fn meet(workers: usize) {
    let barrier = Arc::new(Barrier::new(workers));
    let pool = Pool::new(workers);
    for _ in 0..workers {
        let barrier = Arc::clone(&barrier);
        pool.submit(Box::new(move || {
            barrier.wait();
        }) as Job);
    }
    pool.shut_down();
}

fn begins_before_the_end() {
    explored(|| {
        let (done, told) = unbounded();
        let pool = Pool::new(1);
        for number in 1..=2 {
            let done = done.clone();
            pool.submit(Box::new(move || done.send(number).unwrap()));
            assert_eq!(told.recv().unwrap(), number);
        }
        pool.shut_down();
    });
}

fn gives_the_next_job_to_whoever_is_free() {
    // With two more jobs, some of these would be the first one's neighbours
    // in whatever shares the jobs were given out.
    for others in [1, 2, 3] {
        let program = move || {
            let (done, told) = unbounded();
            let pool = Pool::new(2);
            pool.submit(Box::new(move || {
                (0..others).for_each(|_| told.recv().unwrap());
            }));
            for _ in 0..others {
                let done = done.clone();
                pool.submit(Box::new(move || done.send(()).unwrap()));
            }
            pool.shut_down();
        };
        explored_a_little(program);
    }
}

fn submits_without_waiting() {
    explored(|| submits(2));
    explored_a_little(|| submits(40));
}

fn submits(more: usize) {
    let (go, wait): (Sender<()>, Receiver<()>) = unbounded();
    let done = Arc::new(AtomicUsize::new(0));
    let pool = Pool::new(1);
    pool.submit(Box::new(move || wait.recv().unwrap()));
    for _ in 0..more {
        let done = Arc::clone(&done);
        pool.submit(Box::new(move || {
            done.fetch_add(1, SeqCst);
        }));
    }
    go.send(()).unwrap();
    pool.shut_down();
    let done = done.load(SeqCst);
    assert!(
        done == more,
        "{done} of {more} jobs were done when shut_down returned"
    );
}

fn begins_the_jobs_in_their_order() {
    explored(|| {
        let begun = Arc::new(Mutex::new(Vec::new()));
        let pool = Pool::new(1);
        for number in 1..=3 {
            let begun = Arc::clone(&begun);
            pool.submit(Box::new(move || {
                begun.lock().unwrap().push(number)
            }));
        }
        pool.shut_down();
        let begun = begun.lock().unwrap();
        assert!(
            *begun == [1, 2, 3],
            "the jobs 1, 2, 3 were submitted in this order, and begin in \
             another: {begun:?}"
        );
    });
}

fn leaves_the_jobs_to_the_workers() {
    explored(|| at_work(2, 1));
}

fn starts_no_more_threads_than_workers() {
    for workers in [1, 3, 20] {
        soon(move || at_work(200, workers));
    }
}

fn at_work(jobs: usize, workers: usize) {
    let ids = Arc::new(Mutex::new(Vec::<ThreadId>::new()));
    let pool = Pool::new(workers);
    for _ in 0..jobs {
        let ids = Arc::clone(&ids);
        pool.submit(Box::new(move || {
            let id = thread::current().id();
            ids.lock().unwrap().push(id);
        }));
    }
    pool.shut_down();
    let ids = ids.lock().unwrap();
    assert!(
        !ids.contains(&thread::current().id()),
        "a job ran in the thread that called the pool, and not on a worker"
    );
    let different = ids.iter().collect::<HashSet<_>>().len();
    assert!(
        different <= workers,
        "{different} threads did the work: more threads than workers \
         ({workers})"
    );
}

thread_local! {
    /// Dropped when the worker that has it ends.
    static MARK: RefCell<Option<Mark>> = const { RefCell::new(None) };
}

struct Mark(Arc<AtomicUsize>);

impl Drop for Mark {
    fn drop(&mut self) {
        self.0.fetch_add(1, SeqCst);
    }
}

fn ends_its_workers() {
    for workers in [1, 2] {
        explored(move || {
            let ended = Arc::new(AtomicUsize::new(0));
            let barrier = Arc::new(Barrier::new(workers));
            let pool = Pool::new(workers);
            for _ in 0..workers {
                let mark = Mark(Arc::clone(&ended));
                let barrier = Arc::clone(&barrier);
                pool.submit(Box::new(move || {
                    MARK.set(Some(mark));
                    barrier.wait();
                }));
            }
            pool.shut_down();
            let ended = ended.load(SeqCst);
            assert!(
                ended == workers,
                "{ended} of {workers} workers had ended when shut_down \
                 returned"
            );
        });
    }
}

fn sleeps_while_there_is_no_job() {
    sleeps("main waits for a message, for ever", || {
        let (never_sent, never) = unbounded::<()>();
        let pool = Pool::new(2);
        never.recv().unwrap();
        drop(never_sent);
        pool.shut_down();
    });
}

fn does_every_job_on_real_threads() {
    soon(|| does(500, 4));
    exercise::soon(
        "the only worker is kept by its job, and submit waits: 100,000 more \
         jobs were to be submitted before that job goes on",
        || submits(100_000),
    );
}

fn soon(program: impl FnOnce() + Send + 'static) {
    exercise::soon(
        "every job returns at once, and shut_down did not return",
        program,
    );
}
