//! Collect from children: start them all, and return what each of them
//! has printed.
//!
//! The children may take their time, print more than a pipe holds, wait
//! for each other, complain loudly on stderr, or fail. Whoever waits
//! sleeps, and keeps no core busy.
//!
//! Practises: 05-processes/streams
//! Points: 2

use std::process::{Command, Stdio};

/// Starts all `commands`, and returns what each printed to its stdout, line
/// ends included, in the order of the commands: `None` for one that
/// failed, by an exit code or a crash, whatever it had printed by then.
///
/// All of them can be started, print UTF-8, and run at the same time.
/// When this returns, all have ended and have been waited for.
pub fn collect(commands: Vec<Command>) -> Vec<Option<String>> {
    todo!()
}
