//! What does it take to start n of them and to wait until all have ended? The time is that of one.

use std::{process::Stdio, thread};

use anyhow::{Result, anyhow};
use tokio::{runtime, task::JoinSet};

#[cfg(unix)]
use super::system;
use super::{all_well, command, point, seconds};

pub fn run() -> Result<()> {
    time("task", 10_000, tasks)?;
    time("thread", 1_000, threads)?;
    time("process", 100, processes)?;
    #[cfg(unix)]
    time("floor: pthread_create", 1_000, pthreads)?;
    #[cfg(unix)]
    time("floor: posix_spawn", 100, posix_spawns)?;
    Ok(())
}

fn time(series: &str, most: usize, start_and_join: fn(usize) -> Result<()>) -> Result<()> {
    start_and_join(10)?; // the first ones are slower
    for n in [1, 10, 100, 1_000, 10_000].into_iter().filter(|n| *n <= most) {
        point("start", series, n, seconds(|| start_and_join(n))? / n as f64)?;
    }
    Ok(())
}

fn tasks(n: usize) -> Result<()> {
    runtime::Builder::new_current_thread().build()?.block_on(async {
        let tasks: JoinSet<()> = (0..n).map(|_| async {}).collect();
        tasks.join_all().await;
    });
    Ok(())
}

fn threads(n: usize) -> Result<()> {
    let threads: Vec<_> = (0..n).map(|_| thread::Builder::new().spawn(|| ())).collect();
    for thread in threads {
        thread?.join().map_err(|_| anyhow!("a thread panicked"))?;
    }
    Ok(())
}

fn processes(n: usize) -> Result<()> {
    let start = |_| Ok(command("nothing", &[])?.stdout(Stdio::null()).spawn()?);
    let children: Vec<_> = (0..n).map(start).collect::<Result<_>>()?;
    children.into_iter().try_for_each(all_well)
}

#[cfg(unix)]
fn pthreads(n: usize) -> Result<()> {
    extern "C" fn nothing(number: *mut std::ffi::c_void) -> *mut std::ffi::c_void {
        number
    }
    let threads: Vec<_> = (0..n).map(|_| system::pthread_create(nothing, 0)).collect();
    threads.into_iter().try_for_each(|thread| system::pthread_join(thread?))
}

#[cfg(unix)]
fn posix_spawns(n: usize) -> Result<()> {
    let children: Vec<_> = (0..n).map(|_| system::posix_spawn()).collect();
    children.into_iter().try_for_each(|child| system::waitpid(child?))
}
