//! A supervisor: it keeps workers going that panic now and then, and
//! reports on those that always do.
//!
//! Practises: 01-threads/panics
//! Points: 2

use std::sync::Arc;
use std::thread;

pub type Worker = Arc<dyn Fn(u32) -> u64 + Send + Sync>;

/// Runs all `workers` at the same time, each in a thread of its own. A
/// worker is called with the number of the attempt, beginning with 1.
///
/// A worker that panics is called again at once, whatever the others are
/// doing, until there have been as many `attempts`, at least one.
///
/// Returns for each worker, in their order, what it has returned, or the
/// text of its last panic; for a panic without a text, `"no text"`. While
/// it waits it sleeps, and doesn't ask again and again.
pub fn supervise(
    workers: Vec<Worker>,
    attempts: u32,
) -> Vec<Result<u64, String>> {
    todo!()
}
