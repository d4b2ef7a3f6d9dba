//! What an answer to `gather` must do.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

use tokio::sync::Barrier;
use tokio::task::yield_now;

use super::answer::gather;
use crate::paused::{self, Job, SECOND, after, caught, job};
use crate::paused::{or_never, panics_after, timed};

exercise::checks![
    runs_all_at_the_same_time,
    takes_no_time_of_its_own,
    keeps_the_order,
    takes_as_long_as_the_longest,
    hands_a_panic_on,
    gathers_nothing_and_one_and_a_thousand,
];

fn runs_all_at_the_same_time() {
    paused::run(async {
        // Nobody passes the barrier before all three have come to it.
        let barrier = Arc::new(Barrier::new(3));
        let begun = Arc::new(AtomicU32::new(0));
        let meets = |value| {
            let (barrier, begun) = (barrier.clone(), begun.clone());
            job(async move {
                begun.fetch_add(1, SeqCst);
                barrier.wait().await;
                value
            })
        };
        let results = gather(vec![meets(1), meets(2), meets(3)]);
        let results = or_never(results, || {
            format!(
                "the futures don't run at the same time: each of 3 waits \
                 for the others, and only {} had begun",
                begun.load(SeqCst)
            )
        });
        same(&results.await, &[1, 2, 3]);
    });
}

fn takes_no_time_of_its_own() {
    paused::run(async {
        let steps = |steps, value| {
            job(async move {
                for _ in 0..steps {
                    yield_now().await;
                }
                value
            })
        };
        let gathered =
            gather(vec![steps(9, 1), steps(0, 2), steps(5, 3)]);
        let (results, took) = timed(returned(gathered)).await;
        same(&results, &[1, 2, 3]);
        assert!(
            took.is_zero(),
            "gather sleeps: none of the futures waits for time, and it \
             took {took:?}; whoever awaits a future is told when it is \
             ready"
        );
    });
}

fn keeps_the_order() {
    paused::run(async {
        let results = gather(vec![
            after(3 * SECOND, 1),
            after(SECOND, 2),
            after(2 * SECOND, 3),
        ]);
        same(&returned(results).await, &[1, 2, 3]);
    });
}

fn takes_as_long_as_the_longest() {
    paused::run(async {
        let futures = vec![
            after(2 * SECOND, 1),
            after(3 * SECOND, 2),
            after(SECOND, 3),
        ];
        let (_, took) = timed(returned(gather(futures))).await;
        assert!(
            took < 4 * SECOND,
            "three waits of 2, 3 and 1 seconds take 3 seconds together; \
             gather took {} seconds",
            took.as_secs()
        );
    });
}

fn hands_a_panic_on() {
    paused::run(async {
        for place in 0..3 {
            let mut futures: Vec<Job> =
                (0..3).map(|value| after(2 * SECOND, value)).collect();
            futures[place] = panics_after(SECOND);
            let gathered = or_never(caught(gather(futures)), || {
                "one of three futures panicked, and gather waits for ever"
                    .to_owned()
            });
            if let Ok(results) = gathered.await {
                panic!(
                    "a panic was swallowed: one of three futures \
                     panicked, and gather returned {results:?}"
                );
            }
        }
    });
}

fn gathers_nothing_and_one_and_a_thousand() {
    paused::run(async {
        for count in [0, 1, 1000] {
            let values: Vec<u32> = (0..count).collect();
            let time = |value: u32| SECOND * (value * 7 % 5);
            let futures =
                values.iter().map(|&value| after(time(value), value));
            let results = returned(gather(futures.collect())).await;
            assert!(
                results == values,
                "gather was given {count} futures; it returned {} \
                 results, or not in their order",
                results.len()
            );
        }
    });
}

async fn returned<T>(gathered: impl Future<Output = T>) -> T {
    or_never(gathered, || {
        "gather never returns, though all its futures are ready"
            .to_owned()
    })
    .await
}

fn same(results: &[u32], expected: &[u32]) {
    let mut sorted = results.to_vec();
    sorted.sort();
    assert!(
        sorted == expected,
        "results are missing, or there twice: expected {expected:?}, got \
         {results:?}"
    );
    assert!(
        results == expected,
        "the results are not in the order of the futures: expected \
         {expected:?}, got {results:?} (the order in which they were \
         ready?)"
    );
}
