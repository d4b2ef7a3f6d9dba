//! The sections under the explorer: each mistake is caught in its
//! shortest schedule, each cure survives every schedule.
//!
//! What the explorer says is recorded in `output` (for the files' names
//! see `transcript::schedules`) and shown on the section's page.

#[macro_use]
extern crate explored_std as std;

#[path = "../src"]
#[allow(dead_code)] // what only the chapter's program calls
mod sections {
    pub mod back_off;
    pub mod four_conditions;
    pub mod full_queues;
    pub mod lock_order;
    pub mod lost_wakeup;
    pub mod philosophers;
    pub mod rare;
    pub mod relock;
    pub mod starvation;
    pub mod two_locks;
    pub mod watch;
}

#[path = "../puzzles"]
mod puzzles {
    pub mod mend_the_bell;
    pub mod mend_the_forks;
    pub mod notify_one;
    pub mod one_bell_for_all;
    pub mod only_if_empty;
    pub mod predictions;
    pub mod stock_take;
    pub mod three_bells;
    pub mod three_orders;
}

use explorer::{FailureKind, Limits, explore};
use puzzles::*;
use sections::*;
use transcript::predictions::{Asks, Question, predict};
use transcript::schedules::{
    all_are_tried, caught, caught_within, cure_survives, one_is_right,
    puzzle, steps,
};

#[test]
fn two_locks() {
    let broken = || two_locks::broken(|_, _, _| ());
    assert_eq!(caught("two_locks", broken), FailureKind::Deadlock);
    let cured = || assert_eq!(two_locks::cured(), 4);
    cure_survives("two_locks", cured);
    steps("two_locks", "broken", broken);
    steps("two_locks", "cured", cured);
}

#[test]
fn lock_order() {
    let broken =
        || assert_eq!(lock_order::broken(|_, _| ()), [75, 125]);
    assert_eq!(caught("lock_order", broken), FailureKind::Deadlock);
    let cured = || assert_eq!(lock_order::cured(), [75, 125]);
    cure_survives("lock_order", cured);
    steps("lock_order", "broken", broken);
    steps("lock_order", "cured", cured);
}

#[test]
fn philosophers() {
    let broken = || assert_eq!(philosophers::broken(|_, _| ()), [2; 3]);
    assert_eq!(caught("philosophers", broken), FailureKind::Deadlock);
    let cured = || assert_eq!(philosophers::cured(1), [2; 3]);
    cure_survives("philosophers", cured);
    steps("philosophers", "broken", broken);
    steps("philosophers", "cured", cured);
}

#[test]
fn relock() {
    let broken = || assert_eq!(relock::broken(|| ()), 70);
    assert_eq!(caught("relock", broken), FailureKind::Deadlock);
    cure_survives("relock", || assert_eq!(relock::cured(), 70));
}

#[test]
fn back_off() {
    // However often they try. After each step they let others go on, so
    // it is no lack of turns that keeps them from it.
    let broken =
        || _ = back_off::broken(u32::MAX, || std::thread::yield_now());
    let limits = Limits { steps: 60, ..Limits::default() };
    let kind = caught_within(limits, "back_off", broken);
    assert_eq!(kind, FailureKind::Livelock);
    let cured = || assert_eq!(back_off::cured(), [true, true]);
    cure_survives("back_off", cured);
}

#[test]
fn lost_wakeup() {
    let broken = || _ = lost_wakeup::broken(|| ());
    assert_eq!(caught("lost_wakeup", broken), FailureKind::LostWakeup);
    let cured = || assert_eq!(lost_wakeup::cured(|| ()), 1);
    cure_survives("lost_wakeup", cured);
    steps("lost_wakeup", "broken", broken);
    steps("lost_wakeup", "cured", cured);
}

#[test]
fn full_queues() {
    let room_enough = explore(|| _ = full_queues::broken(3, |_| ()));
    room_enough.assert_ok();
    let broken = || _ = full_queues::broken(4, |_| ());
    assert_eq!(caught("full_queues", broken), FailureKind::Deadlock);
    let cured = || assert_eq!(full_queues::cured(4), 4);
    cure_survives("full_queues", cured);
    let three_tables = || _ = full_queues::broken(3, |_| ());
    steps("full_queues", "three tables", three_tables);
    steps("full_queues", "four tables", broken);
    steps("full_queues", "cured", cured);
}

#[test]
fn starvation() {
    // No schedule is to blame here: the rank is wrong in all of them.
    let exploration = explore(|| assert_eq!(starvation::broken(4), 4));
    exploration.assert_ok();
    cure_survives("starvation", || assert_eq!(starvation::cured(4), 2));
}

#[test]
fn rare() {
    let meet = || assert!(!rare::meet(|| ()), "the painters meet");
    let kind = caught("rare", meet);
    assert!(matches!(kind, FailureKind::Panic { .. }), "{kind:?}");
    steps("rare", "as it is", meet);
}

#[test]
fn every_section_is_tried() {
    let excused = [(
        "priority_inversion",
        "is one thread, which acts the scheduler",
    )];
    all_are_tried(include_str!("schedules.rs"), &excused);
}

#[test]
fn notify_one() {
    puzzle("notify_one", notify_one::broken, notify_one::cured);
}

#[test]
fn three_bells() {
    one_is_right(
        "three_bells",
        &[
            ("first", three_bells::first),
            ("second", three_bells::second),
            ("third", three_bells::third),
        ],
    );
}

#[test]
fn four_conditions() {
    use four_conditions::*;
    assert_eq!(
        caught("four_conditions", broken),
        FailureKind::Deadlock
    );
    steps("four_conditions", "broken", broken);
    cure_survives("four_conditions", in_one_order);
    explore(not_alone).assert_ok();
    explore(all_at_once).assert_ok();
    // Out of the circle, but they can make way for each other for ever.
    let told = explore(given_back).failure.unwrap();
    assert_eq!(told.kind, FailureKind::Livelock);
}

#[test]
fn one_bell_for_all() {
    puzzle(
        "one_bell_for_all",
        one_bell_for_all::broken,
        one_bell_for_all::cured,
    );
}

#[test]
fn only_if_empty() {
    puzzle(
        "only_if_empty",
        only_if_empty::broken,
        only_if_empty::cured,
    );
}

#[test]
fn stock_take() {
    puzzle("stock_take", stock_take::broken, stock_take::cured);
}

#[test]
fn three_orders() {
    one_is_right(
        "three_orders",
        &[
            ("first", three_orders::first),
            ("second", three_orders::second),
            ("third", three_orders::third),
        ],
    );
}

#[test]
fn mend_the_bell() {
    one_is_right(
        "mend_the_bell",
        &[
            ("broken", mend_the_bell::broken),
            ("for all", mend_the_bell::for_all),
            ("twice", mend_the_bell::twice),
            ("flag", mend_the_bell::flag),
            ("look", mend_the_bell::look),
        ],
    );
}

#[test]
fn mend_the_forks() {
    one_is_right(
        "mend_the_forks",
        &[
            ("broken", mend_the_forks::broken),
            ("give up", mend_the_forks::give_up),
            ("one first", mend_the_forks::one_first),
            ("one at a time", mend_the_forks::one_at_a_time),
            ("one by one", mend_the_forks::one_by_one),
        ],
    );
}

#[test]
fn predictions() {
    predict(
        "two_locks_par",
        "two_locks",
        Question {
            question: "How many preemptions does the deadlock of anna and ben take, at least?",
            asks: Asks::Preemptions,
            surprise: None,
            why: "Anna has to be stopped with the brush in her hand. Ben then goes on until he waits for it, and that is no preemption.",
        },
        || {
            two_locks::broken(|_, _, _| ());
            "painted"
        },
    );
    predict(
        "philosophers_par",
        "philosophers",
        Question {
            question: "Three philosophers. How many preemptions does their deadlock take, at least?",
            asks: Asks::Preemptions,
            surprise: Some("1"),
            why: "Only one has to be stopped, with a fork in his hand, and not two: the third waits for that fork, with his own in hand, and the second for the third's.",
        },
        || {
            philosophers::broken(|_, _| ());
            "fed"
        },
    );
    predict(
        "try_both",
        "predictions",
        Question {
            question: "Who finds the second fork taken puts down the first, and goes home hungry. How many can eat?",
            asks: Asks::Ends(&["0", "1", "2", "it hangs"]),
            surprise: Some("0"),
            why: "Nobody waits, so nobody waits for ever. If each has one fork in hand when looking for the other, nobody eats at all.",
        },
        predictions::try_both,
    );
    predict(
        "join_in_hand",
        "predictions",
        Question {
            question: "How can `join_in_hand` end?",
            asks: Asks::Ends(&["0", "1", "it hangs"]),
            surprise: None,
            why: "If the adder was quick, it has ended before `main` takes the lock. Otherwise it waits for the lock, and `main`, who holds it, for the adder.",
        },
        predictions::join_in_hand,
    );
    predict(
        "one_ring",
        "predictions",
        Question {
            question: "How can `one_ring` end?",
            asks: Asks::Ends(&["it hangs", "the guest has heard it"]),
            surprise: None,
            why: "A ring that comes before the guest waits is gone. A condition variable remembers nothing.",
        },
        predictions::one_ring,
    );
    predict(
        "same_order",
        "predictions",
        Question {
            question: "Is there a schedule in which `same_order` hangs?",
            asks: Asks::Can("it hangs"),
            surprise: None,
            why: "Whoever has the left lock is the only one to ask for the right one. With one order for all there is no circle.",
        },
        predictions::same_order,
    );
    predict(
        "waits_with_two",
        "predictions",
        Question {
            question: "The guest waits with the door in his hand. How can `waits_with_two` end?",
            asks: Asks::Ends(&["it hangs", "the news has come"]),
            surprise: None,
            why: "`wait` unlocks the one lock it is given. The door stays shut, and whoever brings the news stands in front of it; unless they came first.",
        },
        predictions::waits_with_two,
    );
    predict(
        "swapped_places",
        "predictions",
        Question {
            question: "Two swaps, and never two locks at once. What can be left and right in the end?",
            asks: Asks::Ends(&["1 2", "2 1", "1 1", "2 2", "it hangs"]),
            surprise: Some("1 1"),
            why: "There is no deadlock, since nobody holds a lock while waiting for another; and nothing holds the swap together, so a number can be there twice.",
        },
        predictions::swapped_places,
    );
    predict(
        "three_bells_par",
        "three_bells",
        Question {
            question: "The first of three bells: how many preemptions does it take, at least, until the guest waits for ever?",
            asks: Asks::Preemptions,
            surprise: None,
            why: "The guest is stopped between looking and waiting. Then the cook serves and rings, and nobody hears it.",
        },
        || {
            three_bells::first();
            "served"
        },
    );
}
