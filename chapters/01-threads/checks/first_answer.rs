//! What an answer to `first_answer` must do.

use std::sync::{Arc, Barrier, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use exercise::{
    CROWDS, Sometimes, explored, explored_asleep, explored_crowd,
};

use super::answer::{Mirror, first_answer};

exercise::checks![
    /// Two mirrors that never answer; the patience is 100 ms.
    gives_up_when_its_patience_is_at_an_end,
    /// A mirror that never answers; the patience is 0.
    gives_up_at_once_without_patience,
    /// A mirror that never answers; the patience is an hour.
    sleeps_while_it_waits,
    /// One mirror answers at once, another never; the patience is an hour.
    returns_as_soon_as_an_answer_is_there,
    /// Two mirrors answer at once; the patience is 100 ms.
    lets_the_losers_end_in_peace,
    /// Each of 3 mirrors, then of 5, 9, 17 and 29, waits until all have been asked.
    asks_all_mirrors_at_once,
    /// One mirror has no answer, one answers after that, and one never does; the patience is an hour.
    passes_over_those_without_an_answer,
    /// Two mirrors, one mirror, no mirror: none has an answer; the patience is an hour.
    returns_as_soon_as_nobody_is_left,
    /// After 60 ms a mirror says that it has no answer, after 120 ms another one; a third never says
    /// anything. The patience is 100 ms.
    counts_its_patience_from_the_beginning,
    /// Two mirrors are asked, and when that is over, a third one.
    can_be_called_again,
    /// One mirror answers after 20 ms, another one never; the patience is an hour.
    waits_for_a_slow_answer_on_real_threads,
    /// One mirror panics, another one answers after 10 ms.
    passes_over_those_that_panic,
    /// One mirror has no answer, another one panics; the patience is an hour.
    returns_as_soon_as_nobody_is_left_on_real_threads,
    /// A mirror that never answers; the patience is 30 ms.
    gives_up_on_real_threads,
    /// 60 mirrors have no answer, and say so one after the other, every 8 ms; the patience is 80 ms.
    does_not_start_its_patience_anew,
    /// Each of 131 mirrors waits until all have been asked.
    asks_a_crowd_at_once_on_real_threads,
];

/// In an exploration a clock goes only as far as somebody sleeps or waits, so
/// times are exact. A timer may run out early, before an answer that has been
/// sent arrives.
const PATIENCE: Duration = Duration::from_millis(100);

/// A time that nobody waits for.
const AN_HOUR: Duration = Duration::from_hours(1);

fn gives_up_when_its_patience_is_at_an_end() {
    explored(|| {
        let (_gate, silent) = silent_mirror();
        let (_other_gate, silent_too) = silent_mirror();
        let answer = ask(
            vec![silent, silent_too],
            PATIENCE,
            &Sometimes::default(),
        );
        must_be(answer, None, "no mirror has answered");
    });
}

fn gives_up_at_once_without_patience() {
    explored(|| {
        let (_gate, silent) = silent_mirror();
        let answer =
            ask(vec![silent], Duration::ZERO, &Sometimes::default());
        must_be(answer, None, "no mirror has answered");
    });
}

fn sleeps_while_it_waits() {
    explored_asleep(|| {
        let (_gate, silent) = silent_mirror();
        let answer = ask(vec![silent], AN_HOUR, &Sometimes::default());
        must_be(answer, None, "no mirror has answered");
    });
}

fn returns_as_soon_as_an_answer_is_there() {
    for silent_first in [true, false] {
        let returns = Sometimes::default();
        let soon = returns.clone();
        explored(move || {
            let (gate, silent) = silent_mirror();
            let mut mirrors = vec![silent, mirror("from B")];
            if !silent_first {
                mirrors.reverse();
            }
            let answer = ask(mirrors, AN_HOUR, &soon);
            drop(gate); // not before first_answer has returned
            must_be_one_of(answer, &["from B"]);
        });
        returns.or_say(
            "one mirror has an answer, and in no schedule is it returned",
        );
    }
}

fn lets_the_losers_end_in_peace() {
    explored(|| {
        let mirrors = vec![mirror("from A"), mirror("from B")];
        let answer = ask(mirrors, PATIENCE, &Sometimes::default());
        must_be_one_of(answer, &["from A", "from B"]);
    });
}

fn asks_all_mirrors_at_once() {
    for mirrors in CROWDS {
        let meet = Sometimes::default();
        let met = meet.clone();
        explored_crowd(mirrors, move || {
            let answer = ask(meeting(mirrors), AN_HOUR, &met);
            must_be_one_of(answer, &["all here"]);
        });
        meet.or_say(&format!(
            "the {mirrors} mirrors are not asked at the same time: they wait for each other, in every schedule"
        ));
    }
}

fn asks_a_crowd_at_once_on_real_threads() {
    let answer = exercise::soon(
        "131 mirrors were not asked at the same time: they wait for each other",
        || first_answer(meeting(131), AN_HOUR),
    );
    must_be(answer, Some("all here"), "131 mirrors answer the same");
}

/// Nobody passes the barrier before all mirrors have come to it.
fn meeting(mirrors: usize) -> Vec<Mirror> {
    let barrier = Arc::new(Barrier::new(mirrors));
    let meet = |_| {
        let barrier = Arc::clone(&barrier);
        Box::new(move || {
            barrier.wait();
            Some("all here".to_owned())
        }) as Mirror
    };
    (0..mirrors).map(meet).collect()
}

fn passes_over_those_without_an_answer() {
    let returns = Sometimes::default();
    let soon = returns.clone();
    explored(move || {
        let (gate, silent) = silent_mirror();
        let late: Mirror = Box::new(|| {
            thread::sleep(Duration::from_millis(10));
            Some("from B".to_owned())
        });
        let answer =
            ask(vec![none_after(0), late, silent], AN_HOUR, &soon);
        drop(gate);
        must_be_one_of(answer, &["from B"]);
    });
    returns.or_say("one mirror has no answer, another has one, and in no schedule is it returned");
}

fn returns_as_soon_as_nobody_is_left() {
    for mirrors in [2, 1, 0] {
        let returns = Sometimes::default();
        let soon = returns.clone();
        explored(move || {
            let start = Instant::now();
            let without = (0..mirrors).map(|_| none_after(0)).collect();
            let answer = first_answer(without, AN_HOUR);
            must_be(answer, None, "no mirror has an answer");
            if start.elapsed() < AN_HOUR {
                soon.happens();
            }
        });
        returns.or_say(&format!(
            "{mirrors} mirrors have no answer, and first_answer waits until its patience is at an end, in every schedule"
        ));
    }
}

fn returns_as_soon_as_nobody_is_left_on_real_threads() {
    let panics: Mirror = Box::new(|| panic!("a mirror breaks"));
    let answer = exercise::soon(
        "one mirror had no answer and the other one had panicked, and first_answer went on waiting \
         though nobody was left who could answer",
        || first_answer(vec![none_after(0), panics], AN_HOUR),
    );
    must_be(answer, None, "no mirror has an answer");
}

fn counts_its_patience_from_the_beginning() {
    explored(|| {
        let (_gate, silent) = silent_mirror();
        let mirrors = vec![none_after(60), none_after(120), silent];
        let start = Instant::now();
        let answer = first_answer(mirrors, PATIENCE);
        let waited = start.elapsed();
        must_be(answer, None, "no mirror has an answer");
        assert!(
            waited >= PATIENCE,
            "first_answer gave up after {}, with a patience of 100 ms",
            shown(waited)
        );
    });
}

fn can_be_called_again() {
    explored(|| {
        let mirrors = vec![mirror("from A"), mirror("from B")];
        let answer = first_answer(mirrors, PATIENCE);
        must_be_one_of(answer, &["from A", "from B"]);
        let answer = first_answer(vec![mirror("from C")], PATIENCE);
        must_be_one_of(answer, &["from C"]);
    });
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

/// In an exploration: asks the mirrors and looks at the clock. In some schedule
/// there must be an answer `in_time`, if there is one.
fn ask(
    mirrors: Vec<Mirror>,
    patience: Duration,
    in_time: &Sometimes,
) -> Option<String> {
    let start = Instant::now();
    let answer = first_answer(mirrors, patience);
    let waited = start.elapsed();
    let (waited_for, limit) = (shown(waited), shown(patience));
    assert!(
        answer.is_some() || waited >= patience,
        "first_answer gave up after {waited_for}, with a patience of {limit}, \
         though somebody might still have answered"
    );
    // Somebody who is kept from beginning to wait, while others sleep, may be a bit late.
    assert!(
        waited < patience + Duration::from_millis(20),
        "first_answer has waited for {waited_for}, with a patience of {limit}"
    );
    if answer.is_some() && waited < AN_HOUR / 2 {
        in_time.happens();
    }
    answer
}

fn shown(time: Duration) -> String {
    match time.as_secs() {
        3600 => "an hour".to_owned(),
        0 => format!("{} ms", time.as_millis()),
        seconds => format!("{seconds} s"),
    }
}

fn mirror(answer: &'static str) -> Mirror {
    Box::new(move || Some(answer.to_owned()))
}

fn none_after(ms: u64) -> Mirror {
    Box::new(move || {
        if ms > 0 {
            thread::sleep(Duration::from_millis(ms));
        }
        None
    })
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
