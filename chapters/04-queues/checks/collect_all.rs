//! What an answer to `collect_all` must do.

use std::sync::{Arc, Barrier};

use super::answer::{Job, collect_all};

exercise::checks![
    loses_nothing_in_any_schedule,
    runs_all_jobs_at_once,
    returns_on_real_threads,
];

fn returns_on_real_threads() {
    let jobs = (1..=8u64).map(|n| Box::new(move || n) as Job).collect();
    all_of(collect_all(jobs), 8);
}

fn loses_nothing_in_any_schedule() {
    explorer::explore(|| {
        let jobs =
            (1..=2u64).map(|n| Box::new(move || n) as Job).collect();
        all_of(collect_all(jobs), 2);
    })
    .assert_ok();
}

fn runs_all_jobs_at_once() {
    explorer::explore(|| {
        // Nobody passes the barrier before both jobs have come to it.
        let barrier = Arc::new(Barrier::new(2));
        let job = |n: u64| {
            let barrier = Arc::clone(&barrier);
            Box::new(move || {
                barrier.wait();
                n
            }) as Job
        };
        all_of(collect_all(vec![job(1), job(2)]), 2);
    })
    .assert_ok();
}

fn all_of(mut results: Vec<u64>, count: u64) {
    results.sort();
    let all: Vec<u64> = (1..=count).collect();
    assert!(
        results == all,
        "results got lost: {results:?} instead of {all:?}"
    );
}
