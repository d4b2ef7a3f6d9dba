//! The sections under the explorer: each survives every schedule.
//!
//! How many there are is recorded in `output/NAME.schedules.txt`, and
//! shown on the section's page.

#[macro_use]
extern crate explored_std as std;
extern crate explored_crossbeam_channel as crossbeam_channel;

#[path = "../src"]
#[allow(dead_code)] // what only the chapter's program calls
mod sections {
    pub mod all_done;
    pub mod backpressure;
    pub mod closing;
    pub mod fan_in;
    pub mod pipeline;
    pub mod producer_consumer;
    pub mod rendezvous;
    pub mod select_any;
    pub mod sentinel;
    pub mod worker_pool;
}

#[path = "../puzzles"]
mod puzzles {
    pub mod both_hold_out;
    pub mod if_for_while;
    pub mod last_letter;
    pub mod mend_the_shutdown;
    pub mod predictions;
    pub mod shutdown;
    pub mod three_closings;
    pub mod three_ends;
}

use puzzles::*;
use sections::*;
use transcript::predictions::{Asks, Question, predict};
use transcript::schedules::{
    all_are_tried, one_is_right, puzzle, survives, too_large,
};

#[test]
fn every_section_is_tried() {
    all_are_tried(include_str!("schedules.rs"), &[]);
}

#[test]
fn producer_consumer() {
    survives("producer_consumer", || producer_consumer::run().unwrap());
}

#[test]
fn sentinel() {
    survives("sentinel", || sentinel::run().unwrap());
}

#[test]
fn closing() {
    survives("closing", || closing::run().unwrap());
}

#[test]
fn all_done() {
    survives("all_done", || all_done::run().unwrap());
}

#[test]
fn backpressure() {
    survives("backpressure", || backpressure::run().unwrap());
}

#[test]
fn rendezvous() {
    survives("rendezvous", || rendezvous::run().unwrap());
}

/// With jobs a thousand times smaller.
#[test]
fn worker_pool() {
    survives("worker_pool", || {
        let found = worker_pool::pool([30, 10, 20, 40]).unwrap();
        let starts = found.into_iter().map(|(_, start, _)| start);
        assert_eq!(starts.collect::<Vec<_>>(), [9, 18, 27, 27]);
    });
    too_large("worker_pool", || {
        worker_pool::pool([30, 10, 20, 40]).unwrap();
    });
}

#[test]
fn fan_in() {
    survives("fan_in", || fan_in::run().unwrap());
}

/// All schedules, if a tick overtakes a result that is there at most
/// once.
#[test]
fn select_any() {
    survives("select_any", || select_any::run().unwrap());
}

#[test]
fn pipeline() {
    survives("pipeline", || pipeline::run().unwrap());
}

#[test]
fn both_hold_out() {
    use both_hold_out::{broken, cured};
    puzzle("both_hold_out", broken, cured);
}

#[test]
fn if_for_while() {
    puzzle("if_for_while", if_for_while::broken, if_for_while::cured);
}

#[test]
fn shutdown() {
    puzzle("shutdown", shutdown::broken, shutdown::cured);
}

#[test]
fn last_letter() {
    puzzle("last_letter", last_letter::broken, last_letter::cured);
}

#[test]
fn three_ends() {
    one_is_right(
        "three_ends",
        &[
            ("first", three_ends::first),
            ("second", three_ends::second),
            ("third", three_ends::third),
        ],
    );
}

#[test]
fn three_closings() {
    one_is_right(
        "three_closings",
        &[
            ("first", three_closings::first),
            ("second", three_closings::second),
            ("third", three_closings::third),
        ],
    );
}

#[test]
fn mend_the_shutdown() {
    one_is_right(
        "mend_the_shutdown",
        &[
            ("broken", mend_the_shutdown::broken),
            ("wake twice", mend_the_shutdown::wake_twice),
            ("wake first", mend_the_shutdown::wake_first),
            ("under the lock", mend_the_shutdown::under_the_lock),
            ("last job", mend_the_shutdown::last_job),
        ],
    );
}

#[test]
fn predictions() {
    predict(
        "two_producers",
        "predictions",
        Question {
            question: "One sends 1 and then 2, another 3. What can `two_producers` return?",
            asks: Asks::Ends(&["123", "132", "312", "213", "321"]),
            surprise: Some("213"),
            why: "A channel keeps the order of each sender, and promises nothing between two of them: the 3 may come anywhere, and the 2 never before the 1.",
        },
        predictions::two_producers,
    );
    predict(
        "a_sender_too_many",
        "predictions",
        Question {
            question: "How can `a_sender_too_many` end?",
            asks: Asks::Ends(&["0", "1"]),
            surprise: Some("it hangs"),
            why: "The loop ends when all senders are gone, and `main` keeps one of them while it waits.",
        },
        predictions::a_sender_too_many,
    );
    predict(
        "who_gets_what",
        "predictions",
        Question {
            question: "Two letters, 1 and 2, and two who collect. Which sums can `who_gets_what` return?",
            asks: Asks::Ends(&["3 0", "0 3", "1 2", "2 1", "0 0"]),
            surprise: Some("3 0"),
            why: "Each letter goes to one of them, and nothing shares them out evenly: one may get both.",
        },
        predictions::who_gets_what,
    );
    predict(
        "room_for_one",
        "predictions",
        Question {
            question: "A shelf for one loaf, and a baker who does not wait. How many loaves can be brought?",
            asks: Asks::Ends(&["0", "1", "2"]),
            surprise: None,
            why: "The first always finds room. The second finds some only if the first has been taken by then.",
        },
        predictions::room_for_one,
    );
    predict(
        "nobody_listens",
        "predictions",
        Question {
            question: "The receiver goes away. What can `nobody_listens` return?",
            asks: Asks::Ends(&["sent", "refused"]),
            surprise: Some("sent"),
            why: "If the message was sent before the receiver went, `send` said `Ok`, and nobody ever reads it. `Ok` means sent, not received.",
        },
        predictions::nobody_listens,
    );
    predict(
        "hand_to_hand",
        "predictions",
        Question {
            question: "A channel without room: sender and receiver meet. Who can write first, S or R?",
            asks: Asks::Ends(&["SR", "RS"]),
            surprise: None,
            why: "They meet, and after that each goes on by itself: the meeting orders what was before it, and nothing after it.",
        },
        predictions::hand_to_hand,
    );
    predict(
        "a_quick_look",
        "predictions",
        Question {
            question: "What can `a_quick_look` return?",
            asks: Asks::Ends(&["a letter", "none"]),
            surprise: None,
            why: "`try_recv` does not wait: that there is none now does not mean that none will come.",
        },
        predictions::a_quick_look,
    );
    predict(
        "shutdown_par",
        "shutdown",
        Question {
            question: "The worker misses the word to stop. How many preemptions does that take, at least?",
            asks: Asks::Preemptions,
            surprise: None,
            why: "One brings the worker in before the word, and one stops it between looking and waiting.",
        },
        || {
            shutdown::broken();
            "stopped"
        },
    );
    predict(
        "if_for_while_par",
        "if_for_while",
        Question {
            question: "An `if` for a `while`: how many preemptions does it take, at least, to send a customer home with an empty bag?",
            asks: Asks::Preemptions,
            surprise: Some("1"),
            why: "Twenty steps, and only one interruption: everything else happens because somebody waits.",
        },
        || {
            if_for_while::broken();
            "bread"
        },
    );
}
