//! Merge two channels: hand on whatever comes from either, as soon as it
//! comes, until both are closed.
//!
//! Whoever waits sleeps, and doesn't look again and again.
//!
//! Practises: 04-queues/select_any
//! Points: 2

use crossbeam_channel::{Receiver, Sender, select};

/// Sends everything that `left` and `right` give to `out`, each item as soon as
/// it comes, and those of one side in their order. Returns when both are closed
/// and empty, and not before.
pub fn merge(
    left: Receiver<u32>,
    right: Receiver<u32>,
    out: Sender<u32>,
) {
    todo!()
}
