//! What an answer to `supervisor` must do.

use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

use super::answer::{Worker, supervise};

exercise::checks![
    reports_in_the_order_of_the_workers,
    runs_all_workers_at_once,
    calls_again_until_it_goes_well,
    calls_again_whatever_the_others_are_doing,
    gives_up_after_the_last_attempt,
    tells_the_text_of_every_kind_of_panic,
    keeps_many_workers_going_on_real_threads,
    returns_if_there_are_no_workers,
];

const LATE: &str =
    "on real threads, supervise had not returned after 5 seconds";

fn reports_in_the_order_of_the_workers() {
    explorer::explore(|| {
        must_be(supervised(vec![good(1), good(2)], 1), &[Ok(1), Ok(2)]);
    })
    .assert_ok();
}

fn runs_all_workers_at_once() {
    explorer::explore(|| {
        // Nobody passes the barrier before both workers have come to it.
        let barrier = Arc::new(Barrier::new(2));
        let meet = |result: u64| {
            let barrier = Arc::clone(&barrier);
            Arc::new(move |_| {
                barrier.wait();
                result
            }) as Worker
        };
        must_be(supervised(vec![meet(1), meet(2)], 1), &[Ok(1), Ok(2)]);
    })
    .assert_ok();
}

fn calls_again_until_it_goes_well() {
    explorer::explore(|| {
        let (calls, third_time_lucky) = failing_before(3);
        let results = supervised(vec![third_time_lucky], 5);
        let calls = calls.lock().unwrap();
        assert!(
            *calls == [1, 2, 3],
            "a worker that goes well in attempt 3 was called with the attempts {calls:?}"
        );
        must_be(results, &[Ok(3)]);
    })
    .assert_ok();
}

fn calls_again_whatever_the_others_are_doing() {
    for fails_first in [true, false] {
        explorer::explore(move || {
            // The second attempt of one worker meets the first of the other.
            let barrier = Arc::new(Barrier::new(2));
            let (this, that) = (Arc::clone(&barrier), barrier);
            let failing: Worker = Arc::new(move |attempt| {
                assert!(attempt > 1, "attempt 1 failed");
                this.wait();
                1
            });
            let waiting: Worker = Arc::new(move |_| {
                that.wait();
                2
            });
            if fails_first {
                must_be(
                    supervised(vec![failing, waiting], 2),
                    &[Ok(1), Ok(2)],
                );
            } else {
                must_be(
                    supervised(vec![waiting, failing], 2),
                    &[Ok(2), Ok(1)],
                );
            }
        })
        .assert_ok();
    }
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
        let panics: [Panic; 3] = [
            (|_| panic!("a text"), "a text"),
            (
                |attempt| panic!("attempt {attempt} failed"),
                "attempt 2 failed",
            ),
            (|_| panic_any(42), "no text"),
        ];
        for (panic, text) in panics {
            must_be(supervised(vec![Arc::new(panic)], 2), &[Err(text)]);
        }
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
