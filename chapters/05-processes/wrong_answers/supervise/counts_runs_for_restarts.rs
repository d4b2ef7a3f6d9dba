//! Believed: three restarts are three runs.
//! Diagnosis: runs in all

use std::process::Command;

pub fn supervise(
    command: &mut Command,
    restarts: u32,
) -> Result<u32, Vec<Option<i32>>> {
    let mut ends = Vec::new();
    for run in 1..=restarts {
        let status = command.status().unwrap();
        if status.success() {
            return Ok(run);
        }
        ends.push(status.code());
    }
    Err(ends)
}
