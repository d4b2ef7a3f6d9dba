//! One counter in memory that belongs to several processes.

use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::{fs::File, io};

use anyhow::Result;
use ipc_channel::ipc::{self, IpcSender};
use memmap2::{MmapAsRawDesc, MmapRaw};

use crate::child::{self, Child};

/// So often each child adds 1 in the second part.
const TIMES: u64 = 100_000;

pub fn run() -> Result<()> {
    if let Some(role) = child::role() {
        return add(&role, shared_counter(&io::stdin())?);
    }
    let file = tempfile::tempfile()?; // has no name, so none is left
    file.set_len(size_of::<AtomicU64>() as u64)?;
    let counter = shared_counter(&file)?;

    let meet = || -> Result<(Child, IpcSender<()>)> {
        Child::start_and_meet(sharing(&file, "read, then write")?)
    };
    for (child, go) in [meet()?, meet()?] {
        go.send(())?; // by now both have read
        child.wait()?;
    }
    let total = counter.swap(0, SeqCst);
    println!("read, then write: 2 additions make {total}");

    let start = || Child::start(sharing(&file, "in one step")?);
    for child in [start()?, start()?] {
        child.wait()?;
    }
    let total = counter.load(SeqCst);
    println!("in one step: 2 x {TIMES} additions make {total}");
    Ok(())
}

fn add(role: &str, counter: &AtomicU64) -> Result<()> {
    if role == "in one step" {
        for _ in 0..TIMES {
            counter.fetch_add(1, SeqCst);
        }
    } else {
        let read = counter.load(SeqCst);
        let (go, signal) = ipc::channel::<()>()?;
        child::hand_over(go)?; // tells as well that we have read
        signal.recv()?;
        counter.store(read + 1, SeqCst);
    }
    Ok(())
}

/// The child finds the file as its stdin.
fn sharing(file: &File, role: &str) -> Result<std::process::Command> {
    let mut command = child::command("shared_memory", role)?;
    command.stdin(file.try_clone()?);
    Ok(command)
}

fn shared_counter(
    file: impl MmapAsRawDesc,
) -> Result<&'static AtomicU64> {
    // Leaked: it is mapped for as long as the process lives.
    let memory = Box::leak(Box::new(MmapRaw::map_raw(file)?));
    // SAFETY: The mapping is never undone, it has 8 bytes and begins at
    // a page's first; all processes touch them by atomics alone.
    Ok(unsafe { AtomicU64::from_ptr(memory.as_mut_ptr().cast()) })
}
