//! What it costs to start a thread or a process, and to send a message.

use std::time::Instant;
use std::{sync::mpsc, thread};

use anyhow::Result;
use ipc_channel::ipc::{self, IpcBytesSender};

use crate::child::{self, Child};

pub fn run() -> Result<()> {
    match child::role().as_deref() {
        None => measure(),
        Some("reader") => read_all(),
        Some(_) => Ok(()),
    }
}

fn measure() -> Result<()> {
    time("to start a thread and join it", 200, || {
        thread::spawn(|| ()).join().unwrap();
        Ok(())
    })?;
    time("to start a process and wait for it", 20, || {
        Child::start(child::command("cost", "nothing")?)?.wait()?;
        Ok(())
    })?;

    for (size, name, times) in
        [(64, "64 bytes", 5_000), (1 << 20, "1 MiB", 50)]
    {
        let (sender, receiver) = mpsc::channel();
        let reader =
            thread::spawn(move || receiver.iter().for_each(drop));
        time(&format!("to send {name} to a thread"), times, || {
            Ok(sender.send(vec![0_u8; size])?)
        })?;
        drop(sender);
        reader.join().unwrap();

        let command = child::command("cost", "reader")?;
        let (child, sender) =
            Child::start_and_meet::<IpcBytesSender>(command)?;
        time(&format!("to send {name} to a process"), times, || {
            Ok(sender.send(&vec![0_u8; size])?)
        })?;
        drop(sender);
        child.wait()?;
    }
    Ok(())
}

fn read_all() -> Result<()> {
    child::end_with_parent();
    let (sender, receiver) = ipc::bytes_channel()?;
    child::hand_over(sender)?;
    while receiver.recv().is_ok() {}
    Ok(())
}

fn time(
    what: &str,
    times: u32,
    mut action: impl FnMut() -> Result<()>,
) -> Result<()> {
    let clock = Instant::now();
    for _ in 0..times {
        action()?;
    }
    let each = clock.elapsed().as_secs_f64() * 1e6 / f64::from(times);
    println!("{what}: {each:.1} microseconds");
    Ok(())
}
