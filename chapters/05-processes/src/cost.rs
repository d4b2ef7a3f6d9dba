//! What it costs to start a thread or a process, and to send a message.

use std::time::Instant;
use std::{sync::mpsc, thread};

use anyhow::Result;
use ipc_channel::ipc::{self, IpcBytesSender};

use crate::child::{self, Child};

pub fn run() -> Result<()> {
    if let Some(role) = child::role() {
        return if role == "reader" { read_all() } else { Ok(()) };
    }
    let each = time(200, || {
        thread::spawn(|| ()).join().unwrap();
        Ok(())
    })?;
    println!("start a thread and join it: {each:.1} microseconds");
    let each = time(20, || {
        Child::start(child::command("cost", "nothing")?)?.wait()?;
        Ok(())
    })?;
    println!("start a process and wait for it: {each:.1} microseconds");

    for (size, times) in [(64, 5_000), (1 << 20, 50)] {
        let (sender, receiver) = mpsc::channel();
        let reader =
            thread::spawn(move || receiver.iter().for_each(drop));
        let each = time(times, || Ok(sender.send(vec![0_u8; size])?))?;
        println!("{size} bytes to a thread: {each:.1} microseconds");
        drop(sender);
        reader.join().unwrap();

        let command = child::command("cost", "reader")?;
        let (child, sender) =
            Child::start_and_meet::<IpcBytesSender>(command)?;
        let each = time(times, || Ok(sender.send(&vec![0_u8; size])?))?;
        println!("{size} bytes to a process: {each:.1} microseconds");
        drop(sender);
        child.wait()?;
    }
    Ok(())
}

fn read_all() -> Result<()> {
    let (sender, receiver) = ipc::bytes_channel()?;
    child::hand_over(sender)?;
    while receiver.recv().is_ok() {}
    Ok(())
}

/// Microseconds that each takes.
fn time(times: u32, action: impl Fn() -> Result<()>) -> Result<f64> {
    let clock = Instant::now();
    for _ in 0..times {
        action()?;
    }
    Ok(clock.elapsed().as_secs_f64() * 1e6 / f64::from(times))
}
