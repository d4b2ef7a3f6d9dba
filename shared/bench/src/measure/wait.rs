//! What do n waiters cost? All are started, wait for one signal, and end.
//!
//! The waiting itself takes no time here: the signal is given as soon as the last one has started.

use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::{Context, Result, bail};
use tokio::{runtime, task::JoinSet};

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

/// One goes through the gate, and lets the next one in.
fn threads(n: usize, all_wait: impl FnOnce()) -> Result<()> {
    let gate = Mutex::new(());
    thread::scope(|scope| {
        let closed = gate.lock();
        for _ in 0..n {
            thread::Builder::new().spawn_scoped(scope, || drop(gate.lock()))?;
        }
        all_wait();
        drop(closed);
        Ok(())
    })
}

fn tasks(n: usize, all_wait: impl FnOnce()) -> Result<()> {
    runtime::Builder::new_current_thread().build()?.block_on(async {
        let gate = Arc::new(tokio::sync::Mutex::new(()));
        let closed = gate.lock().await;
        let mut waiters = JoinSet::new();
        for _ in 0..n {
            let gate = gate.clone();
            waiters.spawn(async move { drop(gate.lock().await) });
        }
        tokio::task::yield_now().await; // now they run, up to the gate
        all_wait();
        drop(closed);
        waiters.join_all().await;
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
