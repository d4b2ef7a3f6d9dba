//! What an answer to `run_all` must do.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

use exercise::{CROWDS, explored, explored_crowd, sleeps};

use super::answer::{Job, run_all};

exercise::checks![
    /// One job.
    waits_for_a_single_job,
    /// One job, which never ends.
    sleeps_while_it_waits,
    /// Two jobs.
    waits_for_every_job,
    /// Two jobs; one sleeps for a day.
    waits_however_long_it_takes,
    /// Each of 3 jobs, then of 5, 9, 17 and 29, waits until all of them are there.
    runs_all_jobs_at_once,
    /// One job, then three; each notes in which thread it runs.
    gives_each_job_a_thread_of_its_own,
    /// Of two jobs one panics: the first, then the second, then both.
    passes_a_panic_on_when_all_have_ended,
    /// run_all is called three times: with a job that panics, with a good one, and with one that calls
    /// run_all itself.
    can_be_called_again,
    /// 30 jobs; those that are started first take longest.
    waits_for_slow_jobs_on_real_threads,
    /// Each of 131 jobs waits until all of them are there.
    runs_a_crowd_at_once_on_real_threads,
    /// Of five jobs the second and the fourth panic.
    passes_a_panic_on_on_real_threads,
    /// No jobs.
    returns_if_there_is_nothing_to_do,
];

const LATE: &str =
    "on real threads, run_all had not returned after 5 seconds";

fn waits_for_a_single_job() {
    explored(|| {
        let done = Arc::new(AtomicUsize::new(0));
        run_all(vec![count(&done)]);
        must_be(1, &done);
    });
}

fn sleeps_while_it_waits() {
    sleeps("run_all must wait for a job that never ends", || {
        let never: Job = Box::new(|| {
            Barrier::new(2).wait();
        });
        run_all(vec![never]);
    });
}

fn waits_for_every_job() {
    explored(|| {
        let done = Arc::new(AtomicUsize::new(0));
        run_all(vec![count(&done), count(&done)]);
        must_be(2, &done);
    });
}

fn waits_however_long_it_takes() {
    for slow_first in [true, false] {
        explored(move || {
            let done = Arc::new(AtomicUsize::new(0));
            let slow = count(&done);
            let slow: Job = Box::new(|| {
                thread::sleep(Duration::from_hours(24));
                slow();
            });
            let mut jobs = vec![slow, count(&done)];
            if !slow_first {
                jobs.reverse();
            }
            run_all(jobs);
            must_be(2, &done);
        });
    }
}

fn runs_all_jobs_at_once() {
    for jobs in CROWDS {
        explored_crowd(jobs, move || run_all(meeting(jobs)));
    }
}

fn runs_a_crowd_at_once_on_real_threads() {
    let late = "131 jobs were not run at the same time: they wait for each other";
    exercise::soon(late, || run_all(meeting(131)));
}

/// Nobody passes the barrier before all jobs have come to it.
fn meeting(jobs: usize) -> Vec<Job> {
    let barrier = Arc::new(Barrier::new(jobs));
    let meet = |_| {
        let barrier = Arc::clone(&barrier);
        Box::new(move || {
            barrier.wait();
        }) as Job
    };
    (0..jobs).map(meet).collect()
}

fn gives_each_job_a_thread_of_its_own() {
    for jobs in [1, 3] {
        explored(move || {
            let this = HashSet::from([thread::current().id()]);
            let seen = Arc::new(Mutex::new(this));
            let note = |_| {
                let seen = Arc::clone(&seen);
                Box::new(move || {
                    let new = seen
                        .lock()
                        .unwrap()
                        .insert(thread::current().id());
                    assert!(
                        new,
                        "a job ran in the calling thread, or in the thread of another job"
                    );
                }) as Job
            };
            run_all((0..jobs).map(note).collect());
        });
    }
}

fn passes_a_panic_on_when_all_have_ended() {
    for fail in [[true, false], [false, true], [true, true]] {
        explored(move || {
            let done = Arc::new(AtomicUsize::new(0));
            let job = |fails: bool| {
                let done = Arc::clone(&done);
                Box::new(move || {
                    done.fetch_add(1, SeqCst);
                    assert!(!fails, "a job fails");
                }) as Job
            };
            let jobs = fail.map(job).into_iter().collect();
            let outcome =
                catch_unwind(AssertUnwindSafe(|| run_all(jobs)));
            let finished = done.load(SeqCst);
            assert!(
                finished == 2,
                "a job panicked, and {finished} of 2 jobs were finished when run_all {}",
                if outcome.is_err() { "panicked" } else { "returned" }
            );
            assert!(
                outcome.is_err(),
                "a job panicked, and run_all returned as if all had gone well"
            );
        });
    }
}

fn can_be_called_again() {
    explored(|| {
        let done = Arc::new(AtomicUsize::new(0));
        let panics: Job = Box::new(|| panic!("a job fails"));
        let first = AssertUnwindSafe(|| run_all(vec![panics]));
        assert!(
            catch_unwind(first).is_err(),
            "a job panicked, and run_all returned as if all had gone well"
        );
        run_all(vec![count(&done)]);
        must_be(1, &done);
        let inner = count(&done);
        run_all(vec![Box::new(|| run_all(vec![inner])), count(&done)]);
        must_be(3, &done);
    });
}

fn waits_for_slow_jobs_on_real_threads() {
    exercise::soon(LATE, || {
        let done = Arc::new(AtomicUsize::new(0));
        let slow = |n: u64| {
            let done = Arc::clone(&done);
            Box::new(move || {
                thread::sleep(Duration::from_millis(60 - n * 2));
                done.fetch_add(1, SeqCst);
            }) as Job
        };
        run_all((0..30).map(slow).collect());
        must_be(30, &done);
    });
}

fn passes_a_panic_on_on_real_threads() {
    exercise::soon(LATE, || {
        let done = Arc::new(AtomicUsize::new(0));
        let jobs = vec![
            count(&done),
            Box::new(|| panic!("a job fails")),
            count(&done),
            Box::new(|| panic!("another one fails")),
            count(&done),
        ];
        let outcome = catch_unwind(AssertUnwindSafe(|| run_all(jobs)));
        must_be(3, &done);
        assert!(
            outcome.is_err(),
            "two jobs panicked, and run_all returned as if all had gone well"
        );
    });
}

fn returns_if_there_is_nothing_to_do() {
    exercise::soon(LATE, || {
        run_all(Vec::new());
    });
}

fn count(done: &Arc<AtomicUsize>) -> Job {
    let done = Arc::clone(done);
    Box::new(move || {
        done.fetch_add(1, SeqCst);
    })
}

fn must_be(jobs: usize, done: &AtomicUsize) {
    let done = done.load(SeqCst);
    assert!(
        done == jobs,
        "{done} of {jobs} jobs were finished when run_all returned"
    );
}
