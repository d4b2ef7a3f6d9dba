//! Every section survives every schedule, or as many as there is time for.

#[macro_use]
extern crate explored_std as std;
extern crate explored_crossbeam_channel as crossbeam_channel;

use anyhow::Result;
use explorer::explore;

/// Silent; and each argument is evaluated once.
macro_rules! println {
    ($($text:tt)*) => { drop(format!($($text)*)) };
}

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

fn survives(run: fn() -> Result<()>) {
    let start = std::time::Instant::now();
    let e = explore(move || run().unwrap());
    std::print!("{e} {:?}\n", start.elapsed());
    e.assert_ok();
}

macro_rules! t { ($($n:ident)*) => { $(#[test] fn $n() { survives(sections::$n::run) })* } }
t!(all_done backpressure closing fan_in pipeline producer_consumer rendezvous select_any sentinel worker_pool);
