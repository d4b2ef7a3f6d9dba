//! What an answer to `supervisor` must do.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

use exercise::{CROWDS, explored, explored_crowd, sleeps};

use super::answer::{Worker, supervise};

exercise::checks![
    /// The first worker returns 2, the second one 1.
    reports_in_the_order_of_the_workers,
    /// One worker, which never returns.
    sleeps_while_it_waits,
    /// Each of 3 workers, then of 5, 9, 17 and 29, waits until all of them are there.
    runs_all_workers_at_once,
    /// Each of three workers notes in which thread it runs.
    gives_each_worker_a_thread_of_its_own,
    /// A worker that panics in its attempts 1 and 2 and returns in attempt 3, and one that returns at once.
    calls_again_until_it_goes_well,
    /// The first attempt of a worker fails; its second waits for two other workers, which wait for it.
    calls_again_whatever_the_others_are_doing,
    /// Two workers both fail once; their second attempts wait for each other.
    calls_several_again_at_once,
    /// A worker that always panics, with 1 to 3 attempts, and one that returns at once.
    gives_up_after_the_last_attempt,
    /// Workers that panic in different ways.
    tells_the_text_of_every_kind_of_panic,
    /// A worker whose panics are different in each attempt.
    tells_the_text_of_the_last_panic,
    /// A worker that goes well in attempt 300.
    counts_many_attempts,
    /// supervise is called twice, with one worker less the second time.
    can_be_called_again,
    /// 20 workers: some go well at once, some later, some never.
    keeps_many_workers_going_on_real_threads,
    /// Each of 131 workers waits until all of them are there.
    runs_a_crowd_at_once_on_real_threads,
    /// No workers.
    returns_if_there_are_no_workers,
];

const LATE: &str =
    "on real threads, supervise had not returned after 5 seconds";

fn reports_in_the_order_of_the_workers() {
    explored(|| {
        must_be(supervised(vec![good(2), good(1)], 1), &[Ok(2), Ok(1)]);
    });
}

fn sleeps_while_it_waits() {
    sleeps(
        "supervise must wait for a worker that never returns",
        || {
            let never: Worker = Arc::new(|_| {
                Barrier::new(2).wait();
                0
            });
            supervise(vec![never], 1);
        },
    );
}

fn runs_all_workers_at_once() {
    for workers in CROWDS {
        explored_crowd(workers, move || meet(workers));
    }
}

fn runs_a_crowd_at_once_on_real_threads() {
    let late = "131 workers were not run at the same time: they wait for each other";
    exercise::soon(late, || meet(131));
}

fn meet(workers: usize) {
    // Nobody passes the barrier before all workers have come to it.
    let barrier = Arc::new(Barrier::new(workers));
    let meeting = |_| {
        let barrier = Arc::clone(&barrier);
        Arc::new(move |_| {
            barrier.wait();
            7u64
        }) as Worker
    };
    let results = supervised((0..workers).map(meeting).collect(), 1);
    must_be(results, &vec![Ok(7); workers]);
}

fn gives_each_worker_a_thread_of_its_own() {
    explored(|| {
        let this = HashSet::from([thread::current().id()]);
        let seen = Arc::new(Mutex::new(this));
        let note = |_| {
            let seen = Arc::clone(&seen);
            Arc::new(move |_| {
                let this = thread::current().id();
                u64::from(seen.lock().unwrap().insert(this))
            }) as Worker
        };
        let own = supervised((0..3).map(note).collect(), 1);
        assert!(
            own.iter().all(|own| *own == Ok(1)),
            "a worker ran in the calling thread, or in the thread of another worker"
        );
    });
}

fn calls_again_until_it_goes_well() {
    for well_first in [true, false] {
        explored(move || {
            let (calls, third_time_lucky) = failing_before(3);
            let (other_calls, well) = failing_before(1);
            let mut workers = vec![well, third_time_lucky];
            let mut expected = [Ok(1), Ok(3)];
            if !well_first {
                workers.reverse();
                expected.reverse();
            }
            let results = supervised(workers, 5);
            must_have_been_called(&[1, 2, 3], &calls);
            must_have_been_called(&[1], &other_calls);
            must_be(results, &expected);
        });
    }
}

fn must_have_been_called(expected: &[u32], calls: &Mutex<Vec<u32>>) {
    let calls = calls.lock().unwrap();
    assert!(
        *calls == expected,
        "a worker that goes well in attempt {} was called with the attempts {calls:?}",
        expected.len()
    );
}

fn calls_again_whatever_the_others_are_doing() {
    for fails in 0..3 {
        explored_crowd(5, move || {
            let barrier = Arc::new(Barrier::new(3));
            let worker = |n| {
                let barrier = Arc::clone(&barrier);
                Arc::new(move |attempt: u32| {
                    assert!(
                        n != fails || attempt > 1,
                        "attempt 1 failed"
                    );
                    barrier.wait();
                    7u64
                }) as Worker
            };
            let results = supervised((0..3).map(worker).collect(), 2);
            must_be(results, &[Ok(7); 3]);
        });
    }
}

fn calls_several_again_at_once() {
    explored_crowd(5, || {
        let barrier = Arc::new(Barrier::new(2));
        let worker = |_| {
            let barrier = Arc::clone(&barrier);
            Arc::new(move |attempt: u32| {
                assert!(attempt > 1, "attempt 1 failed");
                barrier.wait();
                u64::from(attempt)
            }) as Worker
        };
        let results = supervised((0..2).map(worker).collect(), 2);
        must_be(results, &[Ok(2); 2]);
    });
}

fn gives_up_after_the_last_attempt() {
    exercise::soon(LATE, || {
        for attempts in 1..=3 {
            let (calls, hopeless) = failing_before(u32::MAX);
            let results = supervised(vec![good(1), hopeless], attempts);
            let calls = calls.lock().unwrap().len();
            assert!(
                calls == attempts as usize,
                "a worker that always panics was called {calls} times, with {attempts} attempt{}",
                if attempts == 1 { "" } else { "s" }
            );
            must_be(
                results,
                &[Ok(1), Err(&format!("attempt {attempts} failed"))],
            );
        }
    });
}

/// What panics, and with which text.
type Panic = (fn(u32) -> u64, &'static str);

fn tells_the_text_of_every_kind_of_panic() {
    exercise::soon(LATE, || {
        let panics: [Panic; 5] = [
            (|_| panic!("a text"), "a text"),
            (
                |attempt| panic!("attempt {attempt} failed"),
                "attempt 2 failed",
            ),
            (|_| panic_any(42), "no text"),
            (
                |_| panic_any("a text of two\nlines"),
                "a text of two\nlines",
            ),
            (|_| panic_any(String::new()), ""),
        ];
        for (panic, text) in panics {
            must_be(supervised(vec![Arc::new(panic)], 2), &[Err(text)]);
        }
    });
}

fn tells_the_text_of_the_last_panic() {
    exercise::soon(LATE, || {
        let worker: Worker = Arc::new(|attempt| match attempt {
            1 => panic!("a text"),
            2 => panic!("attempt {attempt}"),
            3 => panic_any(42),
            _ => panic!("the last"),
        });
        let text = ["a text", "attempt 2", "no text", "the last"];
        for (attempts, text) in (1..).zip(text) {
            let results =
                supervised(vec![Arc::clone(&worker)], attempts);
            must_be(results, &[Err(text)]);
        }
    });
}

fn counts_many_attempts() {
    exercise::soon(LATE, || {
        let (_, late) = failing_before(300);
        must_be(supervised(vec![late], u32::MAX), &[Ok(300)]);
    });
}

fn can_be_called_again() {
    explored_crowd(5, || {
        let (_, fails) = failing_before(u32::MAX);
        let first = supervised(vec![good(u64::MAX), fails], 1);
        must_be(first, &[Ok(u64::MAX), Err("attempt 1 failed")]);
        must_be(supervised(vec![good(0)], 1), &[Ok(0)]);
    });
}

fn keeps_many_workers_going_on_real_threads() {
    exercise::soon(LATE, || {
        let worker = |n: u64| {
            Arc::new(move |attempt| {
                thread::sleep(Duration::from_millis(n % 3));
                assert!(
                    n % 10 != 9,
                    "worker {n} failed in attempt {attempt}"
                );
                assert!(u64::from(attempt) > n % 4, "not yet");
                n
            }) as Worker
        };
        let results = supervised((0..20).map(worker).collect(), 4);
        let texts =
            [9, 19].map(|n| format!("worker {n} failed in attempt 4"));
        let expected: Vec<_> = (0..20)
            .map(|n| match n {
                9 => Err(texts[0].as_str()),
                19 => Err(texts[1].as_str()),
                _ => Ok(n),
            })
            .collect();
        must_be(results, &expected);
    });
}

fn returns_if_there_are_no_workers() {
    exercise::soon(LATE, || {
        must_be(supervised(Vec::new(), 3), &[]);
    });
}

fn good(result: u64) -> Worker {
    Arc::new(move |_| result)
}

/// Notes with which attempts it was called, and panics before attempt number `well`.
fn failing_before(well: u32) -> (Arc<Mutex<Vec<u32>>>, Worker) {
    let calls = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&calls);
    let worker = move |attempt| {
        noted.lock().unwrap().push(attempt);
        assert!(attempt >= well, "attempt {attempt} failed");
        u64::from(attempt)
    };
    (calls, Arc::new(worker))
}

/// A supervisor survives its workers' panics.
fn supervised(
    workers: Vec<Worker>,
    attempts: u32,
) -> Vec<Result<u64, String>> {
    match catch_unwind(AssertUnwindSafe(|| {
        supervise(workers, attempts)
    })) {
        Ok(results) => results,
        Err(_) => {
            panic!("a worker panicked, and supervise panicked as well")
        }
    }
}

fn must_be(
    results: Vec<Result<u64, String>>,
    expected: &[Result<u64, &str>],
) {
    let results: Vec<_> = results
        .iter()
        .map(|r| r.as_ref().map_err(String::as_str))
        .collect();
    assert!(
        results.len() == expected.len(),
        "{} workers, and supervise returned {} results",
        expected.len(),
        results.len()
    );
    for (n, (result, expected)) in
        results.iter().zip(expected).enumerate()
    {
        let result = result.copied();
        assert!(
            result == *expected,
            "worker {} of {}: supervise returned {result:?} instead of {expected:?}",
            n + 1,
            results.len()
        );
    }
}
