//! Believed: a child that is asked ends sooner or later.
//! Diagnosis: doesn't end when it is asked

use std::process::{Child, ExitStatus};
use std::thread;
use std::time::Duration;

pub fn stop(mut child: Child, patience: Duration) -> ExitStatus {
    let _ = patience;
    drop(child.stdin.take());
    child.wait().unwrap()
}
