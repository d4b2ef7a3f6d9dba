//! What an answer to `first_answer` must do.

use std::sync::{Arc, Barrier, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use super::answer::{Mirror, first_answer};

exercise::checks![
    gives_up_when_its_patience_is_at_an_end,
    does_not_wait_for_the_losers,
    lets_the_losers_end_in_peace,
    waits_for_a_slow_answer_on_real_threads,
    asks_all_mirrors_at_once,
    passes_over_those_without_an_answer,
    passes_over_those_that_panic,
    returns_as_soon_as_nobody_is_left,
    gives_up_on_real_threads,
    waits_without_asking_again_and_again,
    does_not_start_its_patience_anew,
];

/// In an exploration a clock goes only as far as somebody sleeps or waits, so
/// times are exact. A timer may run out early, before an answer that has been
/// sent arrives.
const PATIENCE: Duration = Duration::from_millis(100);

/// A time that nobody waits for.
const AN_HOUR: Duration = Duration::from_secs(3600);

fn gives_up_when_its_patience_is_at_an_end() {
    explorer::explore(|| {
        let (_gate, silent) = silent_mirror();
        let (_other_gate, silent_too) = silent_mirror();
        let answer = timed(vec![silent, silent_too]);
        assert!(
            answer.is_none(),
            "no mirror has answered, and yet the answer is {answer:?}"
        );
    })
    .assert_ok();
}

fn does_not_wait_for_the_losers() {
    explorer::explore(|| {
        let (gate, silent) = silent_mirror();
        let answer = timed(vec![silent, mirror("from B")]);
        drop(gate); // not before first_answer has returned
        must_be_one_of(answer, &["from B"]);
    })
    .assert_ok();
}

fn lets_the_losers_end_in_peace() {
    explorer::explore(|| {
        let answer = timed(vec![mirror("from A"), mirror("from B")]);
        must_be_one_of(answer, &["from A", "from B"]);
    })
    .assert_ok();
}

fn asks_all_mirrors_at_once() {
    // Nobody passes the barrier before all three mirrors have come to it.
    let barrier = Arc::new(Barrier::new(3));
    let meet = |_| {
        let barrier = Arc::clone(&barrier);
        Box::new(move || {
            barrier.wait();
            Some("all here".to_owned())
        }) as Mirror
    };
    let mirrors = (0..3).map(meet).collect();
    let answer = exercise::soon(
        "the three mirrors were not asked at the same time: they wait for each other",
        move || first_answer(mirrors, AN_HOUR),
    );
    must_be(answer, Some("all here"), "three mirrors answer the same");
}

fn passes_over_those_without_an_answer() {
    let (_gate, silent) = silent_mirror();
    let (known, wait_until_known) = mpsc::channel::<()>();
    let late: Mirror = Box::new(move || {
        // Some time after the other has said that it has none.
        let _ = wait_until_known.recv();
        thread::sleep(Duration::from_millis(10));
        Some("from B".to_owned())
    });
    let without: Mirror = Box::new(move || {
        drop(known);
        None
    });
    let answer = exercise::soon(
        "one mirror had no answer and another had one, and first_answer did not return it",
        move || first_answer(vec![without, late, silent], AN_HOUR),
    );
    let about = "one mirror has no answer, and none was returned though the other one has an answer";
    must_be(answer, Some("from B"), about);
}

fn passes_over_those_that_panic() {
    let late: Mirror = Box::new(|| {
        thread::sleep(Duration::from_millis(10));
        Some("from B".to_owned())
    });
    let panics: Mirror = Box::new(|| panic!("a mirror breaks"));
    let answer = exercise::soon(
        "one mirror panicked and another answered, and first_answer did not return",
        move || first_answer(vec![panics, late], AN_HOUR),
    );
    must_be(
        answer,
        Some("from B"),
        "one mirror panics, the other one has an answer",
    );
}

fn returns_as_soon_as_nobody_is_left() {
    let none = || -> Mirror { Box::new(|| None) };
    let panics =
        || -> Mirror { Box::new(|| panic!("a mirror breaks")) };
    let cases: [(&str, Vec<Mirror>); 3] = [
        (
            "both mirrors had said that they have no answer",
            vec![none(), none()],
        ),
        (
            "one mirror had no answer and the other one had panicked",
            vec![none(), panics()],
        ),
        ("there were no mirrors", Vec::new()),
    ];
    for (what, mirrors) in cases {
        let answer = exercise::soon(
            format!(
                "{what}, and first_answer went on waiting though nobody was left who could answer"
            ),
            move || first_answer(mirrors, AN_HOUR),
        );
        must_be(answer, None, what);
    }
}

fn waits_for_a_slow_answer_on_real_threads() {
    let slow: Mirror = Box::new(|| {
        thread::sleep(Duration::from_millis(20));
        Some("from A".to_owned())
    });
    let (_gate, silent) = silent_mirror();
    let answer = exercise::soon(
        "a mirror had answered, and first_answer did not return its answer",
        move || first_answer(vec![silent, slow], AN_HOUR),
    );
    must_be(
        answer,
        Some("from A"),
        "the one answer comes after 20 ms, within the patience",
    );
}

fn gives_up_on_real_threads() {
    let (_gate, silent) = silent_mirror();
    let patience = Duration::from_millis(30);
    let start = Instant::now();
    let answer = exercise::soon(
        "no mirror answered, and first_answer did not give up after its patience",
        move || first_answer(vec![silent], patience),
    );
    let waited = start.elapsed();
    must_be(answer, None, "no mirror has answered");
    assert!(
        waited >= patience,
        "first_answer gave up after {waited:?}, with a patience of {patience:?}"
    );
}

fn waits_without_asking_again_and_again() {
    let busy: Mirror = Box::new(|| {
        exercise::work_for_a_while();
        Some("from A".to_owned())
    });
    let effort = exercise::soon(
        "a mirror had answered, and first_answer did not return its answer",
        || {
            exercise::effort(|| {
                let answer = first_answer(vec![busy], AN_HOUR);
                must_be(answer, Some("from A"), "the only mirror");
            })
        },
    );
    assert!(
        effort.is_small(),
        "first_answer asked again and again while it waited, which took {effort}"
    );
}

fn does_not_start_its_patience_anew() {
    // On a busy machine all mirrors may pause at the same time, and then it
    // looks as if the patience had been started anew. So look three times.
    let anew = (0..3).all(|_| starts_its_patience_anew());
    assert!(
        !anew,
        "every 8 ms a mirror said that it had no answer, and first_answer, with a patience of \
         80 ms, did not give up before the last of them, or waited for 80 ms more each time"
    );
}

fn starts_its_patience_anew() -> bool {
    const MIRRORS: u32 = 60;
    let (pause, patience) =
        (Duration::from_millis(8), Duration::from_millis(80));
    let ends = Arc::new(Mutex::new(Vec::new()));
    let without = |n: u32| {
        let ends = Arc::clone(&ends);
        Box::new(move || {
            thread::sleep(pause * n);
            ends.lock().unwrap().push(Instant::now());
            None
        }) as Mirror
    };
    let mirrors = (1..=MIRRORS).map(without).collect();
    let (answer, returned, ends) = exercise::soon(
        "no mirror had an answer, and first_answer did not give up",
        move || {
            let answer = first_answer(mirrors, patience);
            (answer, Instant::now(), ends.lock().unwrap().clone())
        },
    );
    must_be(answer, None, "no mirror has an answer");
    ends.len() == MIRRORS as usize
        || ends.last().is_some_and(|last| {
            returned.duration_since(*last) >= patience
        })
}

/// In an exploration: asks the mirrors and looks at the clock.
fn timed(mirrors: Vec<Mirror>) -> Option<String> {
    let start = Instant::now();
    let answer = first_answer(mirrors, PATIENCE);
    let waited = start.elapsed();
    let (waited_ms, patience_ms) =
        (waited.as_millis(), PATIENCE.as_millis());
    // Somebody who looks from time to time may be a bit late.
    assert!(
        waited < PATIENCE * 3 / 2,
        "first_answer has waited for {waited_ms} ms, with a patience of {patience_ms} ms"
    );
    assert!(
        answer.is_some() || waited >= PATIENCE,
        "first_answer gave up after {waited_ms} ms, with a patience of {patience_ms} ms"
    );
    answer
}

fn mirror(answer: &'static str) -> Mirror {
    Box::new(move || Some(answer.to_owned()))
}

/// Says nothing as long as the gate is kept.
fn silent_mirror() -> (mpsc::Sender<()>, Mirror) {
    let (gate, wait_at_gate) = mpsc::channel::<()>();
    let silent = move || {
        let _ = wait_at_gate.recv();
        None
    };
    (gate, Box::new(silent))
}

fn must_be(
    answer: Option<String>,
    expected: Option<&str>,
    about: &str,
) {
    assert!(
        answer.as_deref() == expected,
        "{about}: first_answer returned {answer:?}, expected was {expected:?}"
    );
}

/// Or none, if the timer was earlier.
fn must_be_one_of(answer: Option<String>, expected: &[&str]) {
    if let Some(answer) = answer {
        assert!(
            expected.contains(&answer.as_str()),
            "first_answer returned {answer:?}, which is not among the answers: {expected:?}"
        );
    }
}
