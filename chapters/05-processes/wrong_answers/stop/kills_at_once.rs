//! Believed: killing is the safest way to end a child.
//! Diagnosis: was killed at once

use std::process::{Child, ExitStatus};
use std::thread;
use std::time::Duration;

pub fn stop(mut child: Child, patience: Duration) -> ExitStatus {
    child.kill().unwrap();
    let _ = patience;
    child.wait().unwrap()
}
