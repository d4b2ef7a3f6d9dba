//! How long does a message take from one process to another?

use std::io::{Read, Write, stdin, stdout};
use std::process::{ChildStdout, Stdio};

use anyhow::{Context, Result};

use super::message_threads::{SIZES, how_many};
use super::{all_well, command, message_ipc, point, seconds};

pub fn run() -> Result<()> {
    for size in SIZES {
        pipe(size)?;
        #[cfg(unix)]
        sockets::unix_socket(size)?;
        #[cfg(unix)]
        sockets::alone(size)?;
        message_ipc::run(size)?;
    }
    Ok(())
}

fn pipe(size: usize) -> Result<()> {
    let mut child = command("drain", &drained(size))?.stdin(Stdio::piped()).spawn()?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    write_all("pipe", size, stdin.context("a pipe")?, stdout.context("a pipe")?)?;
    all_well(child)
}

fn write_all(series: &str, size: usize, mut to: impl Write, from: ChildStdout) -> Result<()> {
    let message = vec![1; size];
    time(series, size, from, || Ok(to.write_all(&message)?))
}

/// The clock runs from when the child is ready to when it has read everything.
pub fn time(
    series: &str,
    size: usize,
    mut from: ChildStdout,
    mut send: impl FnMut() -> Result<()>,
) -> Result<()> {
    let mut wait_for_child = move || from.read_exact(&mut [0]);
    wait_for_child()?;
    let time = seconds(|| {
        (0..how_many(size)).try_for_each(|_| send())?;
        Ok(wait_for_child()?)
    })?;
    point("message_processes", series, size, time / how_many(size) as f64)
}

fn drained(size: usize) -> [String; 2] {
    [size.to_string(), how_many(size).to_string()]
}

/// The child's side of a pipe or a socket, which is its stdin.
pub fn drain(arguments: &[String]) -> Result<()> {
    let mut message = vec![0; super::number(arguments, 0)?];
    let mut from = stdin().lock();
    tell_parent()?;
    for _ in 0..super::number(arguments, 1)? {
        from.read_exact(&mut message)?;
    }
    tell_parent()
}

pub fn tell_parent() -> Result<()> {
    stdout().write_all(b".")?;
    Ok(stdout().flush()?)
}

#[cfg(unix)]
mod sockets {
    use std::os::{fd::OwnedFd, unix::net::UnixStream};

    use super::*;

    pub fn unix_socket(size: usize) -> Result<()> {
        let (to, from) = UnixStream::pair()?;
        let mut command = command("drain", &drained(size))?;
        let mut child = command.stdin(OwnedFd::from(from)).spawn()?;
        write_all("Unix socket", size, to, child.stdout.take().context("a pipe")?)?;
        all_well(child)
    }

    /// One thread writes, and reads what it wrote: nobody has to be woken.
    pub fn alone(size: usize) -> Result<()> {
        let (mut to, mut from) = UnixStream::pair()?;
        let mut message = vec![1; size];
        let time = seconds(|| {
            for part in (0..how_many(size)).flat_map(|_| 0..size.div_ceil(32 << 10)) {
                let part = part * (32 << 10)..size.min((part + 1) * (32 << 10));
                to.write_all(&message[part.clone()])?;
                from.read_exact(&mut message[part])?;
            }
            Ok(())
        })?;
        point("message_processes", "floor: socketpair", size, time / how_many(size) as f64)
    }
}
