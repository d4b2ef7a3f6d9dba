//! Collect from children: start them all, and return what each of them
//! has printed.
//!
//! The children may take their time, print more than a pipe holds, wait
//! for each other, or fail.
//!
//! Practises: 05-processes/streams
//! Points: 2

use std::process::{Command, Stdio};

/// Starts all `commands`, and returns what each printed to its stdout, in
/// the order of the commands: `None` for one that failed.
///
/// All of them run at the same time. When this returns, all have ended
/// and have been waited for.
pub fn collect(commands: Vec<Command>) -> Vec<Option<String>> {
    todo!()
}
