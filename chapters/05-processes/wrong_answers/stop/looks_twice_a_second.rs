//! Believed: twice a second is often enough.
//! Diagnosis: look more often

use std::process::{Child, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

pub fn stop(mut child: Child, patience: Duration) -> ExitStatus {
    drop(child.stdin.take());
    let asked = Instant::now();
    while asked.elapsed() < patience {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        thread::sleep(Duration::from_millis(500));
    }
    child.kill().unwrap();
    child.wait().unwrap()
}
