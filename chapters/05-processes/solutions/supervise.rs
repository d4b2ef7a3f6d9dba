//! Start it again: a supervisor for a child that may fail.

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
    let mut ends = Vec::new();
    // The first run is no restart, hence `..=`: one run more than restarts.
    // `restarts + 1` could be too large for its type.
    for before in 0..=restarts {
        // `status` starts it and waits for it, so there is one at a time
        // and none stays behind.
        let status = command.status().unwrap();
        if status.success() {
            return Ok(before + 1);
        }
        ends.push(status.code()); // a signal leaves no code
    }
    Err(ends)
}
