//! How parent and child get hold of a channel that both can use.

use std::path::Path;
use std::process::Command;
use std::sync::mpsc;
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use anyhow::{Context, Result, bail};
use ipc_channel::ipc::{IpcOneShotServer, IpcSender};
use serde::{Serialize, de::DeserializeOwned};

use super::Child;

const SERVER: &str = "PROCESSES_SERVER";

/// In a child: give the parent what it needs to talk to us.
pub fn hand_over<T: Serialize>(first: T) -> Result<()> {
    let server = env::var(SERVER).context("nobody is waiting")?;
    let connection = IpcSender::connect(server);
    tidy_up(); // a one-shot server: nobody else will need its name
    Ok(connection?.send(first)?)
}

impl Child {
    /// Starts a child and waits for what it hands over.
    pub fn start_and_meet<T>(mut command: Command) -> Result<(Self, T)>
    where
        T: Serialize + DeserializeOwned + Send + 'static,
    {
        let (server, name) = IpcOneShotServer::<T>::new()?;
        command.env(SERVER, &name);
        let mut child = Child::start(command)?;

        // `accept` knows no deadline, and the child may never connect.
        let (sender, met) = mpsc::channel();
        thread::spawn(move || sender.send(server.accept()));
        let deadline = Instant::now() + Duration::from_secs(30);
        let ended = loop {
            if let Ok(first) =
                met.recv_timeout(Duration::from_millis(5))
            {
                return Ok((child, first?.1));
            }
            let ended = child.process.try_wait()?;
            if ended.is_some() || Instant::now() > deadline {
                break ended;
            }
        };

        // Perhaps it connected in its last moment. If it didn't, then a
        // connection of our own ends the `accept`.
        drop(IpcSender::<T>::connect(name));
        match (met.recv_timeout(Duration::from_secs(1)), ended) {
            (Ok(Ok((_, first))), _) => Ok((child, first)),
            (_, Some(_)) => bail!("it ended before it connected"),
            (_, None) => bail!("it did not connect in time"),
        }
    }
}

/// Where a server is a socket file, as on Linux, the parent removes it.
/// A parent that was killed can't, so the child makes sure.
pub fn tidy_up() {
    if let Ok(server) = env::var(SERVER) {
        let _ = fs::remove_file(&server);
        let _ = Path::new(&server).parent().map(fs::remove_dir);
    }
}
