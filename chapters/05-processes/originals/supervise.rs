//! Start it again: a supervisor for a child that may fail.
//!
//! The same command can be started, and as often as you like. Whoever
//! waits sleeps, and keeps no core busy.
//!
//! Practises: 05-processes/crashes
//! Points: 2

use std::process::Command;

/// Runs `command` until it succeeds, but restarts it at most `restarts`
/// times, which may be any number; one run at a time.
///
/// Returns which run succeeded: 1 for the first. If none did, returns how
/// each of them ended: its exit code, or `None` if a signal ended it.
pub fn supervise(
    command: &mut Command,
    restarts: u32,
) -> Result<u32, Vec<Option<i32>>> {
    todo!()
}
