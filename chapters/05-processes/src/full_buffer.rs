//! A child sends and nobody receives, until the channel's buffer, which
//! belongs to the operating system, is full.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::sync::mpsc;
use std::{iter, thread, time::Duration};

use anyhow::{Context, Result};
use ipc_channel::ipc::{self, IpcReceiver};

use crate::child::{self, Child};

const MESSAGES: usize = 3_000;
const PATIENCE: Duration = Duration::from_millis(200);

pub fn run() -> Result<()> {
    if child::role().is_some() {
        return send_all();
    }
    let mut command = child::command("full_buffer", "sender")?;
    command.stdout(Stdio::piped());
    let (mut child, messages) =
        Child::start_and_meet::<IpcReceiver<Vec<u8>>>(command)?;

    // To read has no deadline, so a thread reads the child's reports.
    let (sender, reports) = mpsc::channel();
    let stdout = child.stdout.take().context("it is piped")?;
    thread::spawn(move || {
        let mut lines = BufReader::new(stdout).lines();
        lines.try_for_each(|report| sender.send(report))
    });

    let mut sent = 0;
    while reports.recv_timeout(PATIENCE).is_ok() {
        sent += 1;
    }
    println!("the child has sent {sent} messages");
    if sent < MESSAGES {
        println!("and nothing for {PATIENCE:?}: `send` is waiting");
    }

    let taken = iter::from_fn(|| messages.recv().ok()).count();
    child.wait()?;
    println!("all {taken} of {MESSAGES} came, as soon as we took them");
    Ok(())
}

fn send_all() -> Result<()> {
    child::end_with_parent();
    let (sender, receiver) = ipc::channel()?;
    child::hand_over(receiver)?;
    for number in 1..=MESSAGES {
        sender.send(vec![0_u8; 64])?;
        println!("{number} sent");
    }
    Ok(())
}
