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
}

use puzzles::*;
use sections::*;
use transcript::schedules::{
    all_are_tried, puzzle, survives, too_large,
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
