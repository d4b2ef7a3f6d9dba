//! Believed: once stdin is closed the child has got its chance.
//! Diagnosis: was killed at once

use std::process::{Child, ExitStatus};
use std::thread;
use std::time::Duration;

pub fn stop(mut child: Child, patience: Duration) -> ExitStatus {
    drop(child.stdin.take());
    let _ = patience;
    child.kill().unwrap();
    child.wait().unwrap()
}
