//! The sections under the explorer: each survives every schedule.
//!
//! How many there are is recorded in `output/NAME.schedules.txt`, and
//! shown on the section's page.

#[macro_use]
extern crate explored_std as std;

#[path = "../src"]
mod sections {
    pub mod deadline;
    pub mod interleaving;
    pub mod names;
    pub mod panics;
    pub mod responsive;
    pub mod results;
    pub mod scoped;
    pub mod sleepers;
    pub mod start_and_join;
    pub mod thread_locals;
}

#[path = "../puzzles"]
mod puzzles {
    pub mod predictions;
    pub mod six_visitors;
    pub mod too_early;
    pub mod ups_and_downs;
}

use puzzles::*;
use sections::*;
use transcript::predictions::{Asks, Question, predict};
use transcript::schedules::{all_are_tried, puzzle, survives};

/// What can't be explored, and why.
const EXCUSED: [(&str, &str); 2] = [
    ("all_cores", "computes for long, again in each schedule"),
    ("nobody_joins", "starts processes"),
];

#[test]
fn every_section_is_tried_or_excused() {
    all_are_tried(include_str!("schedules.rs"), &EXCUSED);
}

#[test]
fn start_and_join() {
    survives("start_and_join", || start_and_join::run().unwrap());
}

#[test]
fn interleaving() {
    survives("interleaving", || interleaving::run().unwrap());
}

#[test]
fn results() {
    survives("results", || results::run().unwrap());
}

#[test]
fn names() {
    survives("names", || names::run().unwrap());
}

#[test]
fn deadline() {
    survives("deadline", || deadline::run().unwrap());
}

#[test]
fn panics() {
    survives("panics", || panics::run().unwrap());
}

#[test]
fn sleepers() {
    survives("sleepers", || sleepers::run().unwrap());
}

#[test]
fn responsive() {
    survives("responsive", || responsive::run().unwrap());
}

#[test]
fn scoped() {
    survives("scoped", || scoped::run().unwrap());
}

#[test]
fn thread_locals() {
    survives("thread_locals", || thread_locals::run().unwrap());
}

#[test]
fn too_early() {
    puzzle("too_early", too_early::broken, too_early::cured);
}

#[test]
fn six_visitors() {
    puzzle("six_visitors", six_visitors::broken, six_visitors::cured);
}

#[test]
fn ups_and_downs() {
    puzzle(
        "ups_and_downs",
        ups_and_downs::broken,
        ups_and_downs::cured,
    );
}

#[test]
fn predictions() {
    predict(
        "not_joined",
        "predictions",
        Question {
            question: "What can `not_joined` return?",
            asks: Asks::Ends(&["blank", "written"]),
            surprise: None,
            why: "Nothing says who is first: `main` looks at the page without waiting for the thread that writes it.",
        },
        predictions::not_joined,
    );
    predict(
        "two_names",
        "predictions",
        Question {
            question: "What can `two_names` return?",
            asks: Asks::Ends(&["AB", "BA", "A", "B"]),
            surprise: None,
            why: "Both threads have ended when the scope ends, so both names are there; which is first, nobody has said.",
        },
        predictions::two_names,
    );
    predict(
        "joined_in_turn",
        "predictions",
        Question {
            question: "`b` is joined first. What can `joined_in_turn` return?",
            asks: Asks::Ends(&["ab", "ba"]),
            surprise: Some("ba"),
            why: "The order of joining decides when `main` goes on, and not what it puts together: each result comes from its own handle.",
        },
        predictions::joined_in_turn,
    );
    predict(
        "panic_is_joined",
        "predictions",
        Question {
            question: "How can `panic_is_joined` end?",
            asks: Asks::Ends(&["it panics", "all is well"]),
            surprise: None,
            why: "A panic ends its own thread. Whoever joins that gets an `Err`, and decides what to do.",
        },
        predictions::panic_is_joined,
    );
    predict(
        "panic_is_not_joined",
        "predictions",
        Question {
            question: "The same panic, and nobody joins. How can `panic_is_not_joined` end?",
            asks: Asks::Ends(&["main goes on"]),
            surprise: Some("it panics"),
            why: "A scope joins what nobody has joined, and panics if one of them did: in a scope no panic goes unnoticed.",
        },
        predictions::panic_is_not_joined,
    );
    predict(
        "two_tickets",
        "predictions",
        Question {
            question: "What can `two_tickets` return?",
            asks: Asks::Ends(&["1 1", "2 2"]),
            surprise: None,
            why: "`fetch_add` reads and writes in one step, so no two see the same number. Who is first is open.",
        },
        predictions::two_tickets,
    );
    predict(
        "finished",
        "predictions",
        Question {
            question: "What can `finished` return?",
            asks: Asks::Ends(&["false false", "true false"]),
            surprise: None,
            why: "Before the `join` anything may be seen; after it all that the thread did has happened.",
        },
        predictions::finished,
    );
    predict(
        "six_visitors_end",
        "predictions",
        Question {
            question: "Two gates let in three visitors each. Which counts are possible?",
            asks: Asks::Ends(&["1", "0"]),
            surprise: Some("2"),
            why: "One gate keeps an old 0 while the other counts two; it writes 1, and the other, who has just read that 1, waits until the first has finished, and then writes 2.",
        },
        predictions::six_visitors,
    );
}
