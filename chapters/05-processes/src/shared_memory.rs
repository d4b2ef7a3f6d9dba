//! One counter in memory that belongs to several processes.

use std::fs::File;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

use anyhow::Result;
use memmap2::{MmapAsRawDesc, MmapRaw};

use crate::child::{self, Child};

const TIMES: u64 = 100_000;

pub fn run() -> Result<()> {
    if let Some(times) = child::role() {
        let counter = counter_in(&std::io::stdin())?;
        for _ in 0..times.parse()? {
            counter.fetch_add(1, SeqCst);
        }
        return Ok(());
    }

    let file = tempfile::tempfile()?; // has no name, so none is left
    file.set_len(size_of::<AtomicU64>() as u64)?;
    let counter = counter_in(&file)?;

    let read = counter.load(SeqCst);
    adding(1, &file)?.wait()?; // meanwhile a child adds
    counter.store(read + 1, SeqCst);
    let total = counter.swap(0, SeqCst);
    println!("read, then write: 2 additions make {total}");

    for child in [adding(TIMES, &file)?, adding(TIMES, &file)?] {
        child.wait()?;
    }
    let total = counter.load(SeqCst);
    println!("in one step: 2 x {TIMES} additions make {total}");
    Ok(())
}

/// A child that adds 1 so often. It finds the file as its stdin.
fn adding(times: u64, file: &File) -> Result<Child> {
    let role = times.to_string();
    let mut command = child::command("shared_memory", &role)?;
    command.stdin(file.try_clone()?);
    Child::start(command)
}

fn counter_in(file: impl MmapAsRawDesc) -> Result<&'static AtomicU64> {
    // Leaked: it is mapped for as long as the process lives.
    let memory = Box::leak(Box::new(MmapRaw::map_raw(file)?));
    // SAFETY: The mapping is never undone, it has 8 bytes and begins at
    // a page's first; all processes touch them by atomics alone.
    Ok(unsafe { AtomicU64::from_ptr(memory.as_mut_ptr().cast()) })
}
