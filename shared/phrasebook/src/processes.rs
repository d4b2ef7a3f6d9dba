//! Python's `subprocess` and `multiprocessing`.

// ANCHOR: run
use std::process::Command;

use anyhow::{Result, ensure};

pub fn run(program: &str, arguments: &[&str]) -> Result<String> {
    let output = Command::new(program).args(arguments).output()?;
    ensure!(output.status.success(), "{program}: {}", output.status);
    Ok(String::from_utf8(output.stdout)?)
}
// ANCHOR_END: run

// ANCHOR: role
use std::{env, process::Child};

/// Starts this very program again, as a child with a role. It looks for
/// the role first thing in `main`: `if let Ok(role) = env::var("ROLE")`.
pub fn role(role: &str, arguments: &[&str]) -> Result<Child> {
    let child = Command::new(env::current_exe()?).args(arguments).env("ROLE", role).spawn()?;
    Ok(child)
}
// ANCHOR_END: role

// ANCHOR: wait_timeout
use std::process::ExitStatus;
use std::thread;
use std::time::{Duration, Instant};

/// Its status, or `None` if it had to be killed.
pub fn wait_timeout(child: &mut Child, patience: Duration) -> Result<Option<ExitStatus>> {
    let start = Instant::now();
    while start.elapsed() < patience {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        thread::sleep(Duration::from_millis(5));
    }
    child.kill()?;
    child.wait()?; // or it stays as a zombie
    Ok(None)
}
// ANCHOR_END: wait_timeout

// ANCHOR: manager
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// In Rust threads do the work, so a dict under a lock is enough.
pub fn manager(words: &[&'static str]) -> HashMap<&'static str, u32> {
    let counts = Arc::new(Mutex::new(HashMap::new()));
    thread::scope(|scope| {
        for word in words {
            let counts = Arc::clone(&counts);
            scope.spawn(move || *counts.lock().unwrap().entry(*word).or_insert(0) += 1);
        }
    });
    counts.lock().unwrap().clone()
}
// ANCHOR_END: manager
