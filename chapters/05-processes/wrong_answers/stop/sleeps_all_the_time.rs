//! Believed: after the patience I can see what has become of it.
//! Diagnosis: had ended long before

use std::process::{Child, ExitStatus};
use std::thread;
use std::time::Duration;

pub fn stop(mut child: Child, patience: Duration) -> ExitStatus {
    drop(child.stdin.take());
    thread::sleep(patience);
    child.kill().unwrap();
    child.wait().unwrap()
}
