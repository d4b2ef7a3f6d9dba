//! Merge two channels: hand on whatever comes from either, as soon as it
//! comes, until both are closed.

use crossbeam_channel::{Receiver, Sender, select};

/// Sends everything that `left` and `right` give to `out`, each item as soon as
/// it comes, and those of one side in their order. Returns when both are closed
/// and empty, and not before.
pub fn merge(left: Receiver<u32>, right: Receiver<u32>, out: Sender<u32>) {
    // Whichever closes first, the other's rest follows without a select: a
    // closed channel is always ready, and would be chosen again and again.
    let rest = loop {
        select! {
            recv(left) -> item => match item {
                Ok(item) => out.send(item).unwrap(),
                Err(_) => break right,
            },
            recv(right) -> item => match item {
                Ok(item) => out.send(item).unwrap(),
                Err(_) => break left,
            },
        }
    };
    rest.iter().for_each(|item| out.send(item).unwrap());
}
