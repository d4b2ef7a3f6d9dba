//! Every section survives every schedule. How many there are is recorded
//! in `output/schedules.tsv`.

#[macro_use]
extern crate explored_std as std;
extern crate explored_crossbeam_channel as crossbeam_channel;

use std::sync::Mutex;
use std::{env, fs};

use anyhow::Result;
use explorer::{Coverage, Limits, explore_with};

#[path = "../src"]
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

use sections::*;

#[test]
fn all_done() {
    survives("all_done", all_done::run);
}

#[test]
fn backpressure() {
    survives("backpressure", backpressure::run);
}

#[test]
fn closing() {
    survives("closing", closing::run);
}

#[test]
fn fan_in() {
    survives("fan_in", fan_in::run);
}

#[test]
fn pipeline() {
    survives("pipeline", pipeline::run);
}

#[test]
fn producer_consumer() {
    survives("producer_consumer", producer_consumer::run);
}

#[test]
fn rendezvous() {
    survives("rendezvous", rendezvous::run);
}

/// All of them, if a tick overtakes a result that is there at most once.
#[test]
fn select_any() {
    survives("select_any", select_any::run);
}

#[test]
fn sentinel() {
    survives("sentinel", sentinel::run);
}

/// Its sums take a fifth of a second, so not all of its 507 schedules are
/// run here. (They are clean: tried with limits a thousand times smaller.)
#[test]
fn worker_pool() {
    let limits = Limits { schedules: 6, ..Limits::default() };
    survives_within(limits, "worker_pool", worker_pool::run);
}

fn survives(section: &str, run: fn() -> Result<()>) {
    survives_within(Limits::default(), section, run);
}

fn survives_within(
    limits: Limits,
    section: &str,
    run: fn() -> Result<()>,
) {
    let exploration = explore_with(limits, move || run().unwrap());
    exploration.assert_ok();
    let covered = match exploration.coverage {
        Coverage::Complete => "all",
        _ => "some",
    };
    recorded(section, &format!("{}\t{covered}", exploration.schedules));
}

/// The section's line in the record says so; with BLESS it is made to.
fn recorded(section: &str, found: &str) {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _guard = ONE_AT_A_TIME.lock();
    let record =
        concat!(env!("CARGO_MANIFEST_DIR"), "/output/schedules.tsv");
    let text = fs::read_to_string(record).unwrap_or_default();
    let mut lines: Vec<&str> = text.lines().collect();
    let line = format!("{section}\t{found}");
    if env::var_os("BLESS").is_some() {
        let other =
            |old: &&str| old.split('\t').next() != Some(section);
        lines.retain(other);
        lines.push(&line);
        lines.sort();
        fs::write(record, lines.join("\n") + "\n").unwrap();
    } else {
        assert!(
            lines.contains(&line.as_str()),
            "`{line}` is not in {record}; `just bless` records it"
        );
    }
}
