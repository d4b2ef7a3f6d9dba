//! What do n waiters cost? All are started, wait for one signal, and end.
//!
//! The waiting itself takes no time here: the signal is given as soon as the last one has started.

use std::sync::{Arc, Barrier};
use std::thread;

use anyhow::{Context, Result, anyhow, bail};
use tokio::runtime;

use super::{number, point, seconds};

pub fn run(arguments: &[String]) -> Result<()> {
    let kind = arguments.first().context("what waits?")?;
    let n = number(arguments, 1)?;
    let (switches, memory) = (context_switches(), memory());
    let mut waiting = None; // the memory, while all wait
    let time = seconds(|| match kind.as_str() {
        "threads" => threads(n, || waiting = self::memory()),
        "tasks" => tasks(n, || waiting = self::memory()),
        #[cfg(unix)]
        "floor: pthreads" => pthreads(n, || waiting = self::memory()),
        _ => bail!("there are no waiting {kind}"),
    })?;
    point("wait", kind, n, time)?;
    if let (Some(before), Some(waiting)) = (memory, waiting) {
        point("wait_memory", kind, n, waiting.saturating_sub(before) as f64 / n as f64)?;
    }
    if let (Some(before), Some(now)) = (switches, context_switches()) {
        point("wait_switches", kind, n, (now - before) as f64)?;
    }
    Ok(())
}

fn threads(n: usize, all_wait: impl FnOnce()) -> Result<()> {
    let gate = Arc::new(Barrier::new(n + 1));
    let start = |_| {
        let gate = gate.clone();
        thread::Builder::new().spawn(move || _ = gate.wait())
    };
    let threads: Vec<_> = (0..n).map(start).collect::<Result<_, _>>()?;
    all_wait();
    gate.wait(); // opens when all have come
    threads.into_iter().try_for_each(|t| t.join().map_err(|_| anyhow!("a thread panicked")))
}

fn tasks(n: usize, all_wait: impl FnOnce()) -> Result<()> {
    runtime::Builder::new_current_thread().build()?.block_on(async {
        let gate = Arc::new(tokio::sync::Barrier::new(n + 1));
        let start = |_| {
            let gate = gate.clone();
            tokio::spawn(async move { _ = gate.wait().await })
        };
        let tasks: Vec<_> = (0..n).map(start).collect();
        tokio::task::yield_now().await; // now they run, up to the gate
        all_wait();
        gate.wait().await;
        for task in tasks {
            task.await?;
        }
        Ok(())
    })
}

/// Each waits for the end of a pipe.
#[cfg(unix)]
fn pthreads(n: usize, all_wait: impl FnOnce()) -> Result<()> {
    use std::{ffi::c_void, io, os::fd::AsRawFd};

    extern "C" fn wait(pipe: *mut c_void) -> *mut c_void {
        let mut byte = 0_u8;
        // SAFETY: One byte is there to be written to; the pipe is open until all are joined.
        unsafe { libc::read(pipe.addr() as i32, (&raw mut byte).cast(), 1) };
        pipe
    }
    let (gate, opener) = io::pipe()?;
    let start = |_| super::system::pthread_create(wait, gate.as_raw_fd());
    let threads: Vec<_> = (0..n).map(start).collect::<Result<_>>()?;
    all_wait();
    drop(opener);
    threads.into_iter().try_for_each(super::system::pthread_join)
}

/// The memory that this process occupies, in bytes, where the system says it in a file.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}

fn context_switches() -> Option<u64> {
    #[cfg(unix)]
    return super::system::context_switches();
    #[cfg(not(unix))]
    None
}
