//! Believed: in another thread it disturbs nobody.
//! Diagnosis: keeps a core busy

use std::process::{Child, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

pub fn stop(mut child: Child, patience: Duration) -> ExitStatus {
    let stopper = thread::spawn(move || {
        drop(child.stdin.take());
        let asked = Instant::now();
        while asked.elapsed() < patience {
            if let Some(status) = child.try_wait().unwrap() {
                return status;
            }
        }
        child.kill().unwrap();
        child.wait().unwrap()
    });
    stopper.join().unwrap()
}
