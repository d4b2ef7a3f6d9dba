//! What an answer to `at_most` must do.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::Barrier;
use tokio::task::yield_now;
use tokio::time::{Instant, sleep};

use super::answer::at_most;
use crate::paused::{self, Job, SECOND, after, caught, job};
use crate::paused::{or_never, panics_after, timed};

exercise::checks![
    never_runs_more_than_the_limit,
    takes_no_time_of_its_own,
    /// Each job waits until as many have begun as the limit allows.
    runs_as_many_as_the_limit_allows,
    keeps_the_order,
    /// Some jobs take longer than others; each writes down when it begins.
    fills_a_free_place_at_once,
    hands_a_panic_on,
    /// At most two at once; the first job waits for the third, and the second
    /// panics.
    frees_the_place_of_one_that_panicked,
    does_with_few_jobs_and_with_many,
];

fn never_runs_more_than_the_limit() {
    paused::run(async {
        for limit in [1, 2, 5] {
            let running = Arc::new(AtomicUsize::new(0));
            let most = Arc::new(AtomicUsize::new(0));
            let begun = Arc::new(AtomicUsize::new(0));
            let counted = |value| {
                let (running, most) = (running.clone(), most.clone());
                let begun = begun.clone();
                job(async move {
                    begun.fetch_add(1, SeqCst);
                    let now = running.fetch_add(1, SeqCst) + 1;
                    most.fetch_max(now, SeqCst);
                    sleep(SECOND / 100 * (1 + value % 3)).await;
                    running.fetch_sub(1, SeqCst);
                    value
                })
            };
            let jobs = (0..12).map(counted).collect();
            let results = or_never(at_most(limit, jobs), || {
                format!(
                    "at_most waits for ever: the limit is {limit}, {} of 12 \
                     jobs have begun and {} of these are running (are there \
                     as many places as that, and does a job that ends give \
                     its place back?)",
                    begun.load(SeqCst),
                    running.load(SeqCst)
                )
            })
            .await;
            let most = most.load(SeqCst);
            assert!(
                most <= limit,
                "{most} jobs ran at the same time, and the limit is {limit}"
            );
            same_set(&results, 12);
        }
    });
}

fn takes_no_time_of_its_own() {
    paused::run(async {
        let steps = |value| {
            job(async move {
                for _ in 0..value {
                    yield_now().await;
                }
                value
            })
        };
        let jobs = (0..6).map(steps).collect();
        let (_, took) = timed(returned(at_most(2, jobs))).await;
        assert!(
            took == Duration::ZERO,
            "at_most sleeps: none of the jobs waits for time, and it took \
             {took:?}; whoever awaits a place is told when one is free"
        );
    });
}

fn runs_as_many_as_the_limit_allows() {
    paused::run(async {
        for limit in [1, 2, 3, 7, 19, 101] {
            // Nobody passes the barrier before all have come to it.
            let barrier = Arc::new(Barrier::new(limit));
            let begun = Arc::new(AtomicUsize::new(0));
            let meets = |value| {
                let (barrier, begun) = (barrier.clone(), begun.clone());
                job(async move {
                    begun.fetch_add(1, SeqCst);
                    barrier.wait().await;
                    value
                })
            };
            let jobs = (0..2 * limit as u32).map(meets).collect();
            or_never(at_most(limit, jobs), || {
                let begun = begun.load(SeqCst);
                if begun < limit {
                    format!(
                        "the limit is {limit}, and fewer jobs run at the \
                         same time: each waits until {limit} have begun, and \
                         only {begun} had"
                    )
                } else {
                    format!(
                        "the limit is {limit}, so many jobs have begun and \
                         none of them waits any more, and at_most waits for \
                         ever"
                    )
                }
            })
            .await;
        }
    });
}

fn keeps_the_order() {
    paused::run(async {
        let begun = Arc::new(Mutex::new(Vec::new()));
        let noted = |value: u32| {
            let begun = Arc::clone(&begun);
            job(async move {
                begun.lock().unwrap().push(value);
                sleep(SECOND * [3, 1, 2][value as usize % 3]).await;
                value
            })
        };
        let jobs = (0..6).map(noted).collect();
        let results = returned(at_most(2, jobs)).await;
        same_set(&results, 6);
        assert!(
            results.is_sorted(),
            "the results are not in the order of the jobs: expected [0, 1, \
             2, 3, 4, 5], got {results:?} (the order in which they ended?)"
        );
        let begun = begun.lock().unwrap();
        assert!(
            begun.is_sorted(),
            "the jobs did not begin in their order: expected [0, 1, 2, 3, \
             4, 5], got {begun:?}"
        );
    });
}

fn fills_a_free_place_at_once() {
    paused::run(async {
        for (limit, seconds) in [
            (2, &[5, 1, 1, 1, 1, 1][..]),
            (2, &[1, 5, 1, 1, 1, 1]),
            (3, &[2, 9, 4, 1, 1, 6, 2]),
            (1, &[2, 1, 3]),
        ] {
            let start = Instant::now();
            let begun = Arc::new(Mutex::new(Vec::new()));
            let noted = |&seconds: &u32| {
                let begun = Arc::clone(&begun);
                job(async move {
                    begun
                        .lock()
                        .unwrap()
                        .push(start.elapsed().as_secs());
                    sleep(SECOND * seconds).await;
                    seconds
                })
            };
            let jobs = seconds.iter().map(noted).collect();
            returned(at_most(limit, jobs)).await;
            let (begun, due) =
                (begun.lock().unwrap(), beginnings(limit, seconds));
            assert!(
                *begun == due,
                "a free place stayed empty: jobs of {seconds:?} seconds, \
                 {limit} at a time, begin after {due:?} seconds; here they \
                 began after {begun:?} (do they go in batches?)"
            );
        }
    });
}

/// When each job begins, if it takes the place that is free first.
fn beginnings(limit: usize, seconds: &[u32]) -> Vec<u64> {
    let mut free = vec![0; limit];
    let begin = |&seconds: &u32| {
        free.sort();
        let now = free[0];
        free[0] += u64::from(seconds);
        now
    };
    seconds.iter().map(begin).collect()
}

fn hands_a_panic_on() {
    paused::run(async {
        for limit in [1, 2] {
            for place in 0..3 {
                let mut jobs: Vec<Job> =
                    (0..3).map(|value| after(SECOND, value)).collect();
                jobs[place] = panics_after(SECOND);
                let outcome = or_never(
                    caught(at_most(limit, jobs)),
                    || {
                        "a job panicked, and at_most waits for ever (is a \
                     place given back after a panic?)"
                        .to_owned()
                    },
                );
                if let Ok(results) = outcome.await {
                    panic!(
                        "a panic was swallowed: one of three jobs panicked, \
                         and at_most returned {results:?}"
                    );
                }
            }
        }
    });
}

fn frees_the_place_of_one_that_panicked() {
    paused::run(async {
        let barrier = Arc::new(Barrier::new(2));
        let meets = |value| {
            let barrier = Arc::clone(&barrier);
            job(async move {
                barrier.wait().await;
                value
            })
        };
        let jobs = vec![meets(0), panics_after(SECOND), meets(2)];
        let outcome = or_never(caught(at_most(2, jobs)), || {
            "the second job panicked, and the third never begins: its place \
             is not given back after a panic"
                .to_owned()
        });
        assert!(outcome.await.is_err(), "a panic was swallowed");
    });
}

fn does_with_few_jobs_and_with_many() {
    paused::run(async {
        for (limit, jobs) in
            [(3, 0), (3, 1), (9, 3), (1, 4), (10, 1000), (1000, 10)]
        {
            // Neither rising nor falling, and some equal.
            let values: Vec<u32> =
                (0..jobs).map(|n| n * n % 37).collect();
            let list = values.iter().map(|&value| after(SECOND, value));
            let results =
                returned(at_most(limit, list.collect())).await;
            assert!(
                results == values,
                "{jobs} jobs, at most {limit} at once: {} results came \
                 back, or not in the order of the jobs",
                results.len()
            );
        }
    });
}

async fn returned<T>(all: impl Future<Output = T>) -> T {
    or_never(all, || {
        "at_most waits for ever, though every job ends once it has begun"
            .to_owned()
    })
    .await
}

fn same_set(results: &[u32], count: u32) {
    let mut sorted = results.to_vec();
    sorted.sort();
    assert!(
        sorted.iter().copied().eq(0..count),
        "results are missing, or there twice: {count} jobs return 0 to {}, \
         and at_most returned {results:?}",
        count - 1
    );
}
