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

use sections::*;
use transcript::schedules::{all_are_tried, survives};

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
