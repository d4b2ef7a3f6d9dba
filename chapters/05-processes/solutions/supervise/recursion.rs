//! Start it again: a supervisor for a child that may fail.

use std::process::{Command, ExitStatus};

pub fn supervise(
    command: &mut Command,
    restarts: u32,
) -> Result<u32, Vec<Option<i32>>> {
    let mut child = command.spawn().expect("it can be started");
    let status: ExitStatus = child.wait().expect("it is ours");
    match (status.success(), restarts) {
        (true, _) => Ok(1),
        (false, 0) => Err(vec![status.code()]),
        // What the remaining runs return, with this one put before it.
        (false, _) => match supervise(command, restarts - 1) {
            Ok(run) => Ok(run + 1),
            Err(mut ends) => {
                ends.insert(0, status.code());
                Err(ends)
            }
        },
    }
}
