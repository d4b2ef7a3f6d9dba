//! Believed: a number can always be one larger.
//! Diagnosis: attempt to add with overflow

use std::process::Command;

pub fn supervise(
    command: &mut Command,
    restarts: u32,
) -> Result<u32, Vec<Option<i32>>> {
    let mut ends = Vec::new();
    for run in 1..=restarts + 1 {
        let status = command.status().unwrap();
        if status.success() {
            return Ok(run);
        }
        ends.push(status.code());
    }
    Err(ends)
}
