//! Believed: some day it will succeed.
//! Diagnosis: once more than that

use std::process::Command;

pub fn supervise(
    command: &mut Command,
    restarts: u32,
) -> Result<u32, Vec<Option<i32>>> {
    for run in 1.. {
        if command.status().unwrap().success() {
            return Ok(run);
        }
    }
    Err(vec![None; restarts as usize])
}
