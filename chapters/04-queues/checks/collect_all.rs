//! What an answer to `collect_all` must do.

use std::collections::HashSet;
use std::sync::{Arc, Barrier, Mutex};
use std::thread::{self, ThreadId};

use crossbeam_channel::unbounded;

use super::answer::{Job, collect_all};
use crate::explored::{explored, explored_a_little, sleeps};

exercise::checks![
    /// A few jobs return at once; their results are numbers of any size, and
    /// some are equal.
    loses_nothing_in_any_schedule,
    /// Each job waits at a barrier until all the others have come to it.
    runs_all_jobs_at_once,
    /// The only job goes on for ever, so `collect_all` can't return; it has
    /// to wait asleep.
    sleeps_while_it_waits,
    gives_each_job_a_thread_of_its_own,
    returns_on_real_threads,
];

fn loses_nothing_in_any_schedule() {
    for results in
        [&[][..], &[1, 2], &[0], &[7, 7], &[u64::MAX, 0], &[5, 3, 9]]
    {
        explored(|| {
            let jobs =
                results.iter().map(|&n| Box::new(move || n) as Job);
            all_of(collect_all(jobs.collect()), results);
        });
    }
}

fn runs_all_jobs_at_once() {
    explored(|| meet(2));
    for jobs in [3, 5, 11, 29] {
        explored_a_little(move || meet(jobs));
    }
}

fn meet(count: u64) {
    let barrier = Arc::new(Barrier::new(count as usize));
    let jobs = (1..=count).map(|n| {
        let barrier = Arc::clone(&barrier);
        Box::new(move || {
            barrier.wait();
            n
        }) as Job
    });
    let results = (1..=count).collect::<Vec<_>>();
    all_of(collect_all(jobs.collect()), &results);
}

fn sleeps_while_it_waits() {
    sleeps("a job goes on for ever", || {
        let (never_sent, never) = unbounded();
        collect_all(vec![Box::new(move || never.recv().unwrap())]);
        drop(never_sent);
    });
}

fn gives_each_job_a_thread_of_its_own() {
    let threads = Arc::new(Mutex::new(Vec::<ThreadId>::new()));
    let job = |n: u64| {
        let threads = Arc::clone(&threads);
        Box::new(move || {
            threads.lock().unwrap().push(thread::current().id());
            n
        }) as Job
    };
    let jobs = (1..=30).map(job).collect();
    let (results, caller) =
        soon(move || (collect_all(jobs), thread::current().id()));
    all_of(results, &(1..=30).collect::<Vec<_>>());
    let threads = threads.lock().unwrap();
    assert!(
        !threads.contains(&caller),
        "a job ran in the thread that called collect_all, where the other \
         results have to wait for it: not in a thread of its own"
    );
    let different = threads.iter().collect::<HashSet<_>>().len();
    assert!(
        different == 30,
        "30 jobs ran in {different} threads: not each in a thread of its own"
    );
}

fn returns_on_real_threads() {
    let results: Vec<u64> = (0..300).map(|n| n * n % 17).collect();
    let jobs =
        results.iter().map(|&n| Box::new(move || n) as Job).collect();
    all_of(soon(move || collect_all(jobs)), &results);
}

fn soon<R: Send + 'static>(
    ask: impl FnOnce() -> R + Send + 'static,
) -> R {
    exercise::soon(
        "all jobs had returned, and collect_all did not",
        ask,
    )
}

fn all_of(mut results: Vec<u64>, expected: &[u64]) {
    let mut expected = expected.to_vec();
    results.sort();
    expected.sort();
    assert!(
        results == expected,
        "results got lost: {results:?} instead of {expected:?}"
    );
}
