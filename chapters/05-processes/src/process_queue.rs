//! A child dictates telegrams into a queue, the parent takes them down.

use anyhow::Result;
use ipc_channel::IpcError;
use ipc_channel::ipc::{self, IpcReceiver};
use serde::{Deserialize, Serialize};

use crate::child::{self, Child};

#[derive(Serialize, Deserialize)]
enum Message {
    Word(String),
    Stop,
}

pub fn run() -> Result<()> {
    if let Some(role) = child::role() {
        return dictate(&role);
    }
    take_down("says stop")?;
    take_down("hangs up")
}

fn dictate(role: &str) -> Result<()> {
    child::end_with_parent();
    let (sender, receiver) = ipc::channel()?;
    child::hand_over(receiver)?;
    for word in ["arriving", "tuesday", "at noon"] {
        sender.send(Message::Word(word.to_owned()))?;
    }
    if role == "says stop" {
        sender.send(Message::Stop)?;
    }
    Ok(()) // the process ends, and with it the last sender
}

fn take_down(role: &str) -> Result<()> {
    let command = child::command("process_queue", role)?;
    let (child, words) =
        Child::start_and_meet::<IpcReceiver<Message>>(command)?;

    let mut telegram = Vec::new();
    let end = loop {
        match words.recv() {
            Ok(Message::Word(word)) => telegram.push(word),
            Ok(Message::Stop) => break "a sentinel",
            Err(IpcError::Disconnected) => break "the closed channel",
            Err(error) => return Err(error.into()),
        }
    };
    let whole = child.wait()?.success();
    println!("\"{}\"", telegram.join(" "));
    println!("  ended by {end}; the sender is well: {whole}");
    Ok(())
}
