//! What an answer to `run_all` must do.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use super::answer::{Job, run_all};

exercise::checks![
    waits_for_a_single_job,
    waits_without_asking_again_and_again,
    waits_for_every_job,
    runs_all_jobs_at_once,
    passes_a_panic_on_when_all_have_ended,
    waits_for_slow_jobs_on_real_threads,
    passes_a_panic_on_on_real_threads,
    returns_if_there_is_nothing_to_do,
];

const LATE: &str =
    "on real threads, run_all had not returned after 5 seconds";

fn waits_for_a_single_job() {
    explorer::explore(|| {
        let done = Arc::new(AtomicUsize::new(0));
        run_all(vec![count(&done)]);
        must_be(1, &done);
    })
    .assert_ok();
}

fn waits_without_asking_again_and_again() {
    exercise::soon(LATE, || {
        let effort = exercise::effort(|| {
            run_all(vec![Box::new(exercise::work_for_a_while)]);
        });
        assert!(
            effort.is_small(),
            "run_all asked again and again while it waited, which took {effort}"
        );
    });
}

fn waits_for_every_job() {
    explorer::explore(|| {
        let done = Arc::new(AtomicUsize::new(0));
        run_all(vec![count(&done), count(&done)]);
        must_be(2, &done);
    })
    .assert_ok();
}

fn runs_all_jobs_at_once() {
    explorer::explore(|| {
        // Nobody passes the barrier before all three jobs have come to it.
        let barrier = Arc::new(Barrier::new(3));
        let meet = |_| {
            let barrier = Arc::clone(&barrier);
            Box::new(move || {
                barrier.wait();
            }) as Job
        };
        run_all((0..3).map(meet).collect());
    })
    .assert_ok();
}

fn passes_a_panic_on_when_all_have_ended() {
    for fails_first in [true, false] {
        explorer::explore(move || {
            let done = Arc::new(AtomicUsize::new(0));
            let mut jobs: Vec<Job> = vec![Box::new(|| panic!("a job fails")), count(&done)];
            if !fails_first {
                jobs.reverse();
            }
            let outcome = catch_unwind(AssertUnwindSafe(|| run_all(jobs)));
            let finished = done.load(SeqCst) == 1;
            assert!(
                finished,
                "one of two jobs panicked, and the other one was not finished when run_all {}",
                if outcome.is_err() { "panicked" } else { "returned" }
            );
            assert!(
                outcome.is_err(),
                "a job panicked, and run_all returned as if all had gone well"
            );
        })
        .assert_ok();
    }
}

fn waits_for_slow_jobs_on_real_threads() {
    exercise::soon(LATE, || {
        let done = Arc::new(AtomicUsize::new(0));
        let slow = |n: u64| {
            let done = Arc::clone(&done);
            Box::new(move || {
                // Those that were started first take longest.
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
