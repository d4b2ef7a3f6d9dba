//! Ask, then insist: end a child politely if it can be done, and for good
//! if it can't.
//!
//! A polite child ends when its stdin is closed, after it has tidied up.
//! A stubborn one doesn't. The code below is polite to neither and makes
//! its caller wait for nothing. Mend it. Whoever waits sleeps, at least
//! between two looks, and keeps no core busy.
//!
//! Practises: 05-processes/start
//! Points: 2

use std::process::{Child, ExitStatus};
use std::thread;
use std::time::Duration;

/// Asks `child` to end, by closing its stdin, which is a pipe, and gives it
/// `patience` to do so, which may be no time or for ever; then kills it.
/// Returns how it ended.
///
/// Returns as soon as the child has ended, to a tenth of a second, and no
/// child is left then.
#[allow(unreachable_code)]
pub fn stop(mut child: Child, patience: Duration) -> ExitStatus {
    todo!("delete this line to begin");

    child.kill().unwrap();
    thread::sleep(patience);
    child.wait().unwrap()
}
