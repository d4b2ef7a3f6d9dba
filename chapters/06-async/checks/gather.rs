//! What an answer to `gather` must do.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

use tokio::sync::Barrier;
use tokio::task::yield_now;

use super::answer::gather;
use crate::paused::{self, Job, NEVER, SECOND, after, caught, job};
use crate::paused::{or_never, panics_after, timed};

exercise::checks![
    /// Each future waits until all the others have begun; first there are
    /// two, then three, then more.
    runs_all_at_the_same_time,
    takes_no_time_of_its_own,
    keeps_the_order,
    takes_as_long_as_the_longest,
    /// One of three futures panics, after one second or at once.
    hands_a_panic_on,
    gathers_nothing_and_one_and_a_thousand,
];

fn runs_all_at_the_same_time() {
    paused::run(async {
        for count in [2, 3, 7, 67, 1009] {
            meet(count).await;
        }
    });
}

async fn meet(count: u32) {
    let barrier = Arc::new(Barrier::new(count as usize));
    let begun = Arc::new(AtomicU32::new(0));
    let meets = |value| {
        let (barrier, begun) = (barrier.clone(), begun.clone());
        job(async move {
            begun.fetch_add(1, SeqCst);
            barrier.wait().await;
            value
        })
    };
    let values: Vec<_> = (0..count).collect();
    let futures = values.iter().copied().map(meets).collect();
    let results = or_never(gather(futures), || {
        match begun.load(SeqCst) {
            begun if begun < count => format!(
                "the futures don't run at the same time: each of {count} waits \
             for the others, and only {begun} had begun"
            ),
            _ => format!(
                "all {count} futures have begun and none waits any more, and \
             gather doesn't return (was it woken for each of them?)"
            ),
        }
    });
    same(&results.await, &values);
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
        // Of any size, some of them equal, in no order.
        for values in
            [[1, 2, 3], [3, 1, 2], [0, 0, u32::MAX], [7, 0, 7]]
        {
            let results = gather(vec![
                after(3 * SECOND, values[0]),
                after(SECOND, values[1]),
                after(2 * SECOND, values[2]),
            ]);
            same(&returned(results).await, &values);
        }
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
        // It has no limit of its own.
        let futures = vec![after(NEVER / 2, 1), after(SECOND, 2)];
        same(&returned(gather(futures)).await, &[1, 2]);
    });
}

fn hands_a_panic_on() {
    paused::run(async {
        for (place, seconds) in
            [(0, 1), (1, 1), (2, 1), (0, 0), (2, 0), (2, 3)]
        {
            let mut futures: Vec<Job> =
                (0..3).map(|value| after(2 * SECOND, value)).collect();
            futures[place] = panics_after(SECOND * seconds);
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
    let (mut sorted, mut all) = (results.to_vec(), expected.to_vec());
    sorted.sort();
    all.sort();
    assert!(
        sorted == all,
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
