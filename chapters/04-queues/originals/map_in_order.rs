//! A parallel map that keeps the order: the results stand in the order of
//! the items, whichever is finished first.
//!
//! Whoever waits sleeps, and doesn't look again and again.
//!
//! Practises: 04-queues/worker_pool
//! Points: 2

use std::thread;

use crossbeam_channel::unbounded;

/// Applies `work` to every item and returns the results in the items' order.
///
/// As many threads as `workers` says, at least one, share the items, and all
/// of them work at the same time. No more threads than that do.
pub fn map_in_order<T, R>(
    items: Vec<T>,
    workers: usize,
    work: fn(T) -> R,
) -> Vec<R>
where
    T: Send + 'static,
    R: Send + 'static,
{
    todo!()
}
