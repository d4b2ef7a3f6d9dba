//! Believed: a child that failed has an exit code other than 0.
//! Diagnosis: a signal

use std::process::Command;

pub fn supervise(
    command: &mut Command,
    restarts: u32,
) -> Result<u32, Vec<Option<i32>>> {
    let mut ends = Vec::new();
    for run in 1..=restarts + 1 {
        let code = command.status().unwrap().code();
        if code.unwrap_or(0) == 0 {
            return Ok(run);
        }
        ends.push(code);
    }
    Err(ends)
}
