//! The sections under the explorer: a lost update is caught in its
//! shortest schedule, and the rest survives every schedule.
//!
//! What the explorer says is recorded in `output/NAME.schedule.txt`,
//! with a figure beside it, `output/NAME.cured.txt` and
//! `output/NAME.schedules.txt`, and shown on the section's page.

#[macro_use]
extern crate explored_std as std;

#[path = "../src"]
#[allow(dead_code)] // what only the chapter's program calls
mod sections {
    pub mod barrier;
    pub mod compare_exchange;
    pub mod condvar;
    pub mod event;
    pub mod every_way_out;
    pub mod long_guard;
    pub mod lost_update;
    pub mod one_at_a_time;
    pub mod read_mostly;
    pub mod semaphore;
    pub mod send_sync;
    pub mod timer;
}

#[path = "../puzzles"]
mod puzzles {
    pub mod aba;
    pub mod check_then_act;
    pub mod double_check;
    pub mod last_one_out;
    pub mod mend_the_seat;
    pub mod mend_the_till;
    pub mod one_turnstile;
    pub mod predictions;
    pub mod stale_cache;
    pub mod starving_writer;
    pub mod three_counters;
    pub mod three_meetings;
    pub mod three_openings;
    pub mod torn;
    pub mod two_flags;
}

use explorer::{FailureKind, explore};
use puzzles::*;
use sections::*;
use transcript::predictions::{Asks, Question, predict};
use transcript::schedules::{
    all_are_tried, caught, cure_survives, one_is_right, puzzle, steps,
    survives,
};

/// What can't be explored, and why.
const EXCUSED: [(&str, &str); 2] = [
    ("cost", "takes a lock millions of times, and measures that"),
    ("false_sharing", "adds millions of times, and measures that"),
];

#[test]
fn every_section_is_tried_or_excused() {
    all_are_tried(include_str!("schedules.rs"), &EXCUSED);
}

#[test]
fn lost_update() {
    let broken = || {
        let counted = lost_update::left_to_chance();
        assert!(counted == 2, "a visitor is lost");
    };
    let kind = caught("lost_update", broken);
    assert!(matches!(kind, FailureKind::Panic { .. }), "{kind:?}");
    let cured = || assert_eq!(lost_update::in_one_step(), 2);
    cure_survives("lost_update", cured);
    steps("lost_update", "broken", broken);
    steps("lost_update", "cured", cured);
}

/// With three rounds in place of a hundred thousand.
#[test]
fn one_at_a_time() {
    let sum = || assert_eq!(one_at_a_time::sum_of([1, -1], 3), 0);
    survives("one_at_a_time", sum);
}

#[test]
fn every_way_out() {
    survives("every_way_out", || every_way_out::run().unwrap());
}

#[test]
fn send_sync() {
    survives("send_sync", || send_sync::run().unwrap());
}

#[test]
fn read_mostly() {
    survives("read_mostly", || read_mostly::run().unwrap());
}

#[test]
fn semaphore() {
    survives("semaphore", || semaphore::run().unwrap());
}

/// With two rows in place of fifteen.
#[test]
fn barrier() {
    survives("barrier", || {
        barrier::draw_below([true; barrier::WIDTH], 2)
    });
}

#[test]
fn event() {
    survives("event", || event::run().unwrap());
}

#[test]
fn timer() {
    survives("timer", || timer::run().unwrap());
}

#[test]
fn check_then_act() {
    use check_then_act::{broken, cured};
    puzzle("check_then_act", broken, cured);
}

#[test]
fn one_turnstile() {
    use one_turnstile::{broken, cured};
    puzzle("one_turnstile", broken, cured);
}

#[test]
fn condvar() {
    survives("condvar", || condvar::run().unwrap());
}

#[test]
fn compare_exchange() {
    use compare_exchange::{broken, cured, firsts, in_one_call};
    let both_count = || assert!(broken() == 40, "a doubling is lost");
    let kind = caught("compare_exchange", both_count);
    assert!(matches!(kind, FailureKind::Panic { .. }), "{kind:?}");
    cure_survives("compare_exchange", || assert_eq!(cured(), 40));
    explore(|| assert_eq!(in_one_call(), 40)).assert_ok();
    explore(|| assert_eq!(firsts(), 1)).assert_ok();
}

#[test]
fn long_guard() {
    survives("long_guard", || long_guard::run().unwrap());
}

#[test]
fn aba() {
    puzzle("aba", aba::broken, aba::cured);
}

#[test]
fn torn() {
    puzzle("torn", torn::broken, torn::cured);
}

#[test]
fn two_flags() {
    puzzle("two_flags", two_flags::broken, two_flags::cured);
}

#[test]
fn starving_writer() {
    puzzle(
        "starving_writer",
        starving_writer::broken,
        starving_writer::cured,
    );
}

#[test]
fn double_check() {
    puzzle("double_check", double_check::broken, double_check::cured);
}

#[test]
fn stale_cache() {
    puzzle("stale_cache", stale_cache::broken, stale_cache::cured);
}

#[test]
fn last_one_out() {
    puzzle("last_one_out", last_one_out::broken, last_one_out::cured);
}

#[test]
fn three_counters() {
    one_is_right(
        "three_counters",
        &[
            ("first", three_counters::first),
            ("second", three_counters::second),
            ("third", three_counters::third),
        ],
    );
}

#[test]
fn three_openings() {
    one_is_right(
        "three_openings",
        &[
            ("first", three_openings::first),
            ("second", three_openings::second),
            ("third", three_openings::third),
        ],
    );
}

#[test]
fn three_meetings() {
    one_is_right(
        "three_meetings",
        &[
            ("first", three_meetings::first),
            ("second", three_meetings::second),
            ("third", three_meetings::third),
        ],
    );
}

#[test]
fn mend_the_seat() {
    one_is_right(
        "mend_the_seat",
        &[
            ("broken", mend_the_seat::broken),
            ("atomic", mend_the_seat::atomic),
            ("read write", mend_the_seat::read_write),
            ("sell first", mend_the_seat::sell_first),
            ("one guard", mend_the_seat::one_guard),
        ],
    );
}

#[test]
fn mend_the_till() {
    one_is_right(
        "mend_the_till",
        &[
            ("broken", mend_the_till::broken),
            ("turn the sign", mend_the_till::turn_the_sign),
            ("ring the bell", mend_the_till::ring_the_bell),
            ("ring for all", mend_the_till::ring_for_all),
            ("guard", mend_the_till::guard),
        ],
    );
}

#[test]
fn predictions() {
    predict(
        "left_to_chance",
        "lost_update",
        Question {
            question: "What can `left_to_chance` count?",
            asks: Asks::Ends(&["0", "1", "2", "3"]),
            surprise: None,
            why: "If both read before one writes, one of the two is lost. The last to write has read 0 or 1, so it is never 0 in the end.",
        },
        lost_update::left_to_chance,
    );
    predict(
        "three_gates",
        "predictions",
        Question {
            question: "Three gates, one visitor each, read and write. What can `three_gates` count?",
            asks: Asks::Ends(&["0", "1", "2", "3"]),
            surprise: None,
            why: "All three may read 0; then all three write 1. The last to write has read at least 0, so it is never less than 1.",
        },
        predictions::three_gates,
    );
    predict(
        "both_look",
        "predictions",
        Question {
            question: "Each thread writes, and then looks at what the other has written. Is there a schedule in which both see 0?",
            asks: Asks::Can("0 0"),
            surprise: Some("yes"),
            why: "With `SeqCst` all steps stand in one order, and in each order one of the writes comes before both reads. With weaker orderings both may see 0, which the schedules here do not show.",
        },
        predictions::both_look,
    );
    predict(
        "a_lock_each",
        "predictions",
        Question {
            question: "Every access has a lock. What can `a_lock_each` count?",
            asks: Asks::Ends(&["0", "1", "2"]),
            surprise: Some("1"),
            why: "No access is a race, and the two together still are one: between the two locks the other gate may come.",
        },
        predictions::a_lock_each,
    );
    predict(
        "in_one_statement",
        "predictions",
        Question {
            question: "One thread, one statement. How can `in_one_statement` end?",
            asks: Asks::Ends(&["0", "1"]),
            surprise: Some("it hangs"),
            why: "The guard on the right lives to the end of the statement, and so the lock on the left is asked for while it is held, by the same thread.",
        },
        predictions::in_one_statement,
    );
    predict(
        "underscore",
        "predictions",
        Question {
            question: "What can `underscore` count?",
            asks: Asks::Ends(&["0", "1", "2"]),
            surprise: Some("1"),
            why: "`let _ =` keeps nothing: the guard is dropped at once, and the lock is free again before the count. `let _guard =` would keep it.",
        },
        predictions::underscore,
    );
    predict(
        "in_the_scrutinee",
        "predictions",
        Question {
            question: "One thread sells the last seat. How can `in_the_scrutinee` end?",
            asks: Asks::Ends(&["0", "1"]),
            surprise: Some("it hangs"),
            why: "What is made for a `match` lives until its end: the guard is still there in the arm that asks for the lock again.",
        },
        predictions::in_the_scrutinee,
    );
    predict(
        "two_readers",
        "predictions",
        Question {
            question: "How many can be in the room at once, at most? What can `two_readers` return?",
            asks: Asks::Ends(&["0", "1", "2"]),
            surprise: None,
            why: "A read lock keeps out writers, and no readers. Whether two meet is chance.",
        },
        predictions::two_readers,
    );
    predict(
        "leaders",
        "predictions",
        Question {
            question: "How many leaders can a meeting of two have?",
            asks: Asks::Ends(&["0", "1", "2"]),
            surprise: None,
            why: "The barrier says `true` to the one who comes last. Which one that is differs, and it is always one.",
        },
        predictions::leaders,
    );
    predict(
        "try_once",
        "predictions",
        Question {
            question: "Two gates that do not wait for a lock. What can `try_once` count?",
            asks: Asks::Ends(&["0", "1", "2"]),
            surprise: Some("1"),
            why: "Who finds the lock taken goes on without counting. One of them always gets it, so it is never 0.",
        },
        predictions::try_once,
    );
    predict(
        "poisoned",
        "predictions",
        Question {
            question: "A thread panics with the lock in its hand. How can `poisoned` end?",
            asks: Asks::Ends(&[
                "the money is there",
                "it hangs",
                "it panics",
            ]),
            surprise: None,
            why: "The guard is dropped on the way out, so nobody waits for ever, and it leaves a mark: the next to lock gets an `Err`.",
        },
        predictions::poisoned,
    );
    predict(
        "double_check_par",
        "double_check",
        Question {
            question: "The sign is turned before the book is open, and a reader trusts it. How many preemptions does it take, at least, until one reads a blank page?",
            asks: Asks::Preemptions,
            surprise: None,
            why: "One is enough: the opener is stopped between the sign and the book, and the other reads.",
        },
        || {
            double_check::broken();
            "42"
        },
    );
    predict(
        "two_flags_par",
        "two_flags",
        Question {
            question: "Both flags, in the wrong order. How many preemptions does it take, at least, until both are on the bridge?",
            asks: Asks::Preemptions,
            surprise: None,
            why: "One neighbour has to be stopped before the flag is up, and the other on the bridge.",
        },
        || {
            two_flags::broken();
            "one at a time"
        },
    );
}
