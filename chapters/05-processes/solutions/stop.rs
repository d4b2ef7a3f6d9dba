//! Ask, then insist: end a child politely if it can be done, and for good
//! if it can't.

use std::process::{Child, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

/// Asks `child` to end, by closing its stdin, which is a pipe, and gives it
/// `patience` to do so, which may be no time or for ever; then kills it.
/// Returns how it ended.
///
/// Returns as soon as the child has ended, to a tenth of a second, and no
/// child is left then.
pub fn stop(mut child: Child, patience: Duration) -> ExitStatus {
    drop(child.stdin.take()); // it reads the end of its input now
    let asked = Instant::now();
    while asked.elapsed() < patience {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        // std can't wait for a child and for a time at once. A short
        // sleep costs next to nothing; none at all would cost a core.
        thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap(); // no error if it has just ended
    // It is dead, but in the system's table until somebody has asked.
    child.wait().unwrap()
}
