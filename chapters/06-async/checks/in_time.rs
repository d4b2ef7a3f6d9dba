//! What an answer to `in_time` must do.

use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::time::Duration;

use tokio::sync::Barrier;
use tokio::task::yield_now;
use tokio::time::sleep;

use super::answer::in_time;
use crate::paused::{self, Job, NEVER, SECOND, after, caught, job};
use crate::paused::{or_never, panics_after, timed};

exercise::checks![
    /// Each fetch waits until all the others have begun; first there are two,
    /// then three, then more.
    asks_all_at_the_same_time,
    says_who_was_late,
    gives_each_the_same_time,
    /// Two of four fetches are late. When in_time has returned, every other
    /// task gets some turns, but no time goes by.
    cancels_those_who_are_late,
    returns_as_soon_as_it_knows,
    takes_no_time_of_its_own,
    hands_a_panic_on,
    does_with_none_and_with_many,
];

const LIMIT: Duration = Duration::from_secs(3);

fn asks_all_at_the_same_time() {
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
            sleep(SECOND).await;
            value
        })
    };
    let fetches = (0..count).map(meets).collect();
    let answers = returned(in_time(LIMIT, fetches)).await;
    let begun = begun.load(SeqCst);
    assert!(
        answers.iter().copied().eq((0..count).map(Some)),
        "the fetches are not asked at the same time, or not all answers are \
         there: each of {count} waits for the others, which takes no time, \
         and then for a second; the limit is 3 seconds, {begun} have begun, \
         and {} have answered",
        answers.iter().flatten().count()
    );
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
        let fetches = [9, 0, 5].map(steps).into();
        let answers = returned(in_time(LIMIT, fetches));
        let (answers, took) = timed(answers).await;
        assert!(
            answers == [Some(9), Some(0), Some(5)],
            "three fetches take no time; in_time returned {answers:?}"
        );
        assert!(
            took.is_zero(),
            "in_time sleeps: none of the fetches waits for time, and it \
             took {took:?}; whoever awaits a fetch is told when it is ready"
        );
    });
}

fn says_who_was_late() {
    paused::run(async {
        let fetches = vec![
            after(2 * SECOND, 1),
            job(pending()),
            after(9 * SECOND, 3),
            after(SECOND, 4),
        ];
        let answers = returned(in_time(LIMIT, fetches)).await;
        let expected = [Some(1), None, None, Some(4)];
        assert!(
            answers.len() == expected.len(),
            "4 fetches, two of them late: expected {expected:?}, got \
             {answers:?} (whoever is late has a place, too)"
        );
        assert!(
            answers[1].is_none() && answers[2].is_none(),
            "the second and the third fetch are late: expected \
             {expected:?}, got {answers:?}"
        );
        assert!(
            answers.contains(&Some(1)) && answers.contains(&Some(4)),
            "who was in time has lost the answer because others were late: \
             expected {expected:?}, got {answers:?}"
        );
        assert!(
            answers == expected,
            "the answers are not in the order of the fetches: expected \
             {expected:?}, got {answers:?}"
        );
    });
}

fn gives_each_the_same_time() {
    paused::run(async {
        // Each order: whose turn it is to be waited for must not matter.
        for tenths in [
            [20, 40, 40],
            [40, 20, 50],
            [90, 40, 20],
            [10, 20, 40],
            [24, 26, 24],
            [0, 24, 26],
        ] {
            let limit = SECOND / 10 * 25;
            let fetches =
                tenths.map(|time| after(SECOND / 10 * time, time));
            let answers =
                returned(in_time(limit, fetches.into())).await;
            let expected =
                tenths.map(|time| (time < 25).then_some(time));
            assert!(
                answers == expected,
                "not all are given the same time: with a limit of 25 \
                 tenths of a second, fetches of {tenths:?} tenths should \
                 bring {expected:?}, and bring {answers:?} (when does the \
                 time of each begin?)"
            );
        }
    });
}

fn cancels_those_who_are_late() {
    paused::run(async {
        let going_on = Arc::new(AtomicU32::new(0));
        let counted = |seconds| {
            let counted = Counted::new(&going_on);
            job(async move {
                let _counted = counted;
                sleep(SECOND * seconds).await;
                seconds
            })
        };
        let fetches = [9, 1, 5, 2].map(counted);
        returned(in_time(LIMIT, fetches.into())).await;
        for _ in 0..9 {
            yield_now().await; // whoever is told to stop may do so
        }
        let left = going_on.load(SeqCst);
        assert!(
            left == 0,
            "{left} late fetches are still going on after in_time has \
             returned: nobody has cancelled them (dropping the handle of a \
             task doesn't)"
        );
    });
}

/// Counts how many of its kind there are.
struct Counted(Arc<AtomicU32>);

impl Counted {
    fn new(count: &Arc<AtomicU32>) -> Self {
        count.fetch_add(1, SeqCst);
        Self(Arc::clone(count))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, SeqCst);
    }
}

fn returns_as_soon_as_it_knows() {
    paused::run(async {
        let fetches = || vec![after(SECOND, 1), after(2 * SECOND, 2)];
        for limit in [600 * SECOND, NEVER / 2] {
            let answers = returned(in_time(limit, fetches()));
            let (answers, took) = timed(answers).await;
            assert!(
                took < 3 * SECOND,
                "all answers were there after 2 seconds, and in_time \
                 returned {answers:?} after {} (it waited out the limit?)",
                took.as_secs()
            );
        }
        let fetches =
            vec![job(pending()), job(pending()), after(SECOND, 2)];
        let (_, took) = timed(returned(in_time(LIMIT, fetches))).await;
        assert!(
            took < NEVER,
            "the limit of 3 seconds is over and in_time isn't woken: has \
             anybody set a timer?"
        );
        assert!(
            took < 4 * SECOND,
            "the limit is 3 seconds, and in_time took {}: do the limits of \
             several fetches add up?",
            took.as_secs()
        );
    });
}

fn hands_a_panic_on() {
    paused::run(async {
        for place in 0..3 {
            let mut fetches: Vec<Job> =
                (0..3).map(|value| after(2 * SECOND, value)).collect();
            fetches[place] = panics_after(SECOND);
            let outcome =
                returned(caught(in_time(LIMIT, fetches))).await;
            if let Ok(answers) = outcome {
                panic!(
                    "a panic was swallowed: one of three fetches panicked, \
                     and in_time returned {answers:?}"
                );
            }
        }
        // One is late, and another has panicked before.
        for fetches in [
            vec![job(pending()), panics_after(SECOND)],
            vec![panics_after(SECOND), job(pending())],
        ] {
            let outcome =
                returned(caught(in_time(LIMIT, fetches))).await;
            assert!(
                outcome.is_err(),
                "a panic was swallowed: one of two fetches panicked, the \
                 other was late, and in_time returned {outcome:?}"
            );
        }
        // Whoever is late doesn't get as far as its panic.
        let fetches = vec![after(SECOND, 1), panics_after(2 * LIMIT)];
        let answers = returned(in_time(LIMIT, fetches)).await;
        assert!(
            answers == [Some(1), None],
            "a fetch was late that would have panicked later: expected \
             [Some(1), None], got {answers:?}"
        );
    });
}

fn does_with_none_and_with_many() {
    paused::run(async {
        for count in [0, 1, 1000] {
            let values = (0..count).map(|n| n * n % 37);
            let fetches =
                values.clone().map(|value| after(SECOND, value));
            let fetches = fetches.collect();
            let answers = returned(in_time(LIMIT, fetches)).await;
            assert!(
                answers.iter().copied().eq(values.map(Some)),
                "{count} fetches were in time; in_time returned {} answers, \
                 or not in their order, or not all",
                answers.len()
            );
        }
    });
}

async fn returned<T>(answers: impl Future<Output = T>) -> T {
    or_never(answers, || {
        "in_time never returns: it waits for a fetch that is late"
            .to_owned()
    })
    .await
}
