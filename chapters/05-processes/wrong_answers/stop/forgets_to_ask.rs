//! Believed: giving it time is polite enough.
//! Diagnosis: stdin is still open

use std::process::{Child, ExitStatus};
use std::thread;
use std::time::Duration;

pub fn stop(mut child: Child, patience: Duration) -> ExitStatus {
    let steps = 100;
    for _ in 0..steps {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        thread::sleep(patience / steps);
    }
    child.kill().unwrap();
    child.wait().unwrap()
}
