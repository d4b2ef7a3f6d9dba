//! Messages to another process through ipc-channel: bytes, and shared memory.

use anyhow::{Context, Result};
use ipc_channel::ipc::{self, IpcBytesSender, IpcOneShotServer, IpcSender, IpcSharedMemory};

use super::message_processes::{tell_parent, time};
use super::message_threads::how_many;
use super::{all_well, command, number};

pub fn run(size: usize) -> Result<()> {
    let message = vec![1; size];
    to_child::<IpcBytesSender>("ipc-channel", size, |to| Ok(to.send(&message)?))?;
    to_child::<IpcSender<IpcSharedMemory>>("shared memory, new", size, |to| {
        Ok(to.send(IpcSharedMemory::from_bytes(&message))?)
    })?;
    let memory = IpcSharedMemory::from_bytes(&message);
    to_child::<IpcSender<IpcSharedMemory>>("shared memory, kept", size, |to| {
        Ok(to.send(memory.clone())?) // the same bytes each time
    })?;
    Ok(())
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

fn to_child<S: Sender>(series: &str, size: usize, send: impl Fn(&S) -> Result<()>) -> Result<()> {
    let (server, name) = IpcOneShotServer::<S>::new()?;
    let arguments = [S::KIND.to_owned(), name, how_many(size).to_string()];
    let mut child = command("drain_ipc", &arguments)?.spawn()?;
    let (_, to) = server.accept()?;
    time(series, size, child.stdout.take().context("a pipe")?, || send(&to))?;
    all_well(child)
}

/// The child's side of an ipc-channel.
pub fn drain(arguments: &[String]) -> Result<()> {
    let count = number(arguments, 2)?;
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
