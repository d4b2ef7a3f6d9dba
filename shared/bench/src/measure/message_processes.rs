//! How long does a message take from one process to another?

use std::io::{Read, Write, stdin, stdout};
use std::process::{ChildStdout, Stdio};

use anyhow::{Context, Result};
use ipc_channel::ipc::{self, IpcBytesSender, IpcOneShotServer, IpcSender, IpcSharedMemory};

use super::message_threads::{SIZES, how_many};
use super::{all_well, command, point, seconds};

pub fn run() -> Result<()> {
    for size in SIZES {
        pipe(size)?;
        #[cfg(unix)]
        sockets::unix_socket(size)?;
        #[cfg(unix)]
        sockets::alone(size)?;
        let message = vec![1; size];
        ipc::<IpcBytesSender>("ipc-channel", size, |to| Ok(to.send(&message)?))?;
        ipc::<IpcSender<IpcSharedMemory>>("shared memory, new", size, |to| {
            Ok(to.send(IpcSharedMemory::from_bytes(&message))?)
        })?;
        let memory = IpcSharedMemory::from_bytes(&message);
        ipc::<IpcSender<IpcSharedMemory>>("shared memory, kept", size, |to| {
            Ok(to.send(memory.clone())?) // the same bytes each time
        })?;
    }
    Ok(())
}

fn pipe(size: usize) -> Result<()> {
    let mut child = command("drain", &drained(size))?
        .stdin(Stdio::piped())
        .spawn()?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    write_all(
        "pipe",
        size,
        stdin.context("a pipe")?,
        stdout.context("a pipe")?,
    )?;
    all_well(child)
}

/// The clock runs from when the child is ready to when it has read everything.
fn write_all(series: &str, size: usize, mut to: impl Write, from: ChildStdout) -> Result<()> {
    let message = vec![1; size];
    time(series, size, from, || Ok(to.write_all(&message)?))
}

fn time(
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
    point(
        "message_processes",
        series,
        size,
        time / how_many(size) as f64,
    )
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

fn tell_parent() -> Result<()> {
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
        write_all(
            "Unix socket",
            size,
            to,
            child.stdout.take().context("a pipe")?,
        )?;
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
        point(
            "message_processes",
            "floor: socketpair",
            size,
            time / how_many(size) as f64,
        )
    }
}

/// A way to send that a child can hand to its parent.
trait Sender: serde::Serialize + for<'a> serde::Deserialize<'a> + 'static {
    const KIND: &str;
}
impl Sender for IpcBytesSender {
    const KIND: &str = "bytes";
}
impl Sender for IpcSender<IpcSharedMemory> {
    const KIND: &str = "shared";
}

fn ipc<S: Sender>(series: &str, size: usize, send: impl Fn(&S) -> Result<()>) -> Result<()> {
    let (server, name) = IpcOneShotServer::<S>::new()?;
    let arguments = [S::KIND.to_owned(), name, how_many(size).to_string()];
    let mut child = command("drain_ipc", &arguments)?.spawn()?;
    let (_, to) = server.accept()?;
    time(series, size, child.stdout.take().context("a pipe")?, || {
        send(&to)
    })?;
    all_well(child)
}

/// The child's side of an ipc-channel.
pub fn drain_ipc(arguments: &[String]) -> Result<()> {
    let count = super::number(arguments, 2)?;
    let name = arguments[1].clone();
    if arguments[0] == IpcBytesSender::KIND {
        let (to, from) = ipc::bytes_channel()?;
        IpcSender::connect(name)?.send(to)?;
        tell_parent()?;
        (0..count).try_for_each(|_| from.recv().map(drop))?;
    } else {
        let (to, from) = ipc::channel::<IpcSharedMemory>()?;
        IpcSender::connect(name)?.send(to)?;
        tell_parent()?;
        (0..count).try_for_each(|_| from.recv().map(drop))?;
    }
    tell_parent()
}
