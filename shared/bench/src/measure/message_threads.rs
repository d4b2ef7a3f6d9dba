//! How long does a message take from one thread, or task, to another?
//!
//! Each message is made by copying a template, and dropped by whoever receives it.

use std::{hint::black_box, sync::mpsc, thread};

use anyhow::{Result, ensure};
use crossbeam_channel as crossbeam;
use tokio::runtime;

use super::{point, seconds};

/// From a word to a megabyte.
pub const SIZES: [usize; 5] = [8, 128, 2 << 10, 32 << 10, 1 << 20];

const ROOM: usize = 64; // in a bounded channel

/// Many small ones, few large ones.
pub fn how_many(size: usize) -> usize {
    ((64 << 20) / size).clamp(128, 10_000)
}

pub fn run() -> Result<()> {
    for size in SIZES {
        let (to, from) = crossbeam::bounded(ROOM);
        time("crossbeam bounded", size, move |m| to.send(m).is_ok(), move || from.recv().ok())?;
        let (to, from) = crossbeam::unbounded();
        time("crossbeam unbounded", size, move |m| to.send(m).is_ok(), move || from.recv().ok())?;
        let (to, from) = mpsc::channel();
        time("std mpsc", size, move |m| to.send(m).is_ok(), move || from.recv().ok())?;
        between_tasks(size)?;
        memcpy(size)?;
    }
    Ok(())
}

fn time(
    series: &str,
    size: usize,
    mut send: impl FnMut(Vec<u8>) -> bool,
    mut receive: impl FnMut() -> Option<Vec<u8>> + Send + 'static,
) -> Result<()> {
    let (count, template) = (how_many(size), vec![1_u8; size]);
    let time = seconds(|| {
        let reader = thread::spawn(move || std::iter::from_fn(&mut receive).map(black_box).count());
        ensure!((0..count).all(|_| send(template.clone())), "nobody received");
        drop(send); // closes the channel
        ensure!(reader.join().is_ok_and(|read| read == count), "some got lost");
        Ok(())
    })?;
    point("message_threads", series, size, time / count as f64)
}

fn between_tasks(size: usize) -> Result<()> {
    let (count, template) = (how_many(size), vec![1_u8; size]);
    let (to, mut from) = tokio::sync::mpsc::channel(ROOM);
    let runtime = runtime::Builder::new_current_thread().build()?;
    let time = seconds(|| {
        runtime.block_on(async {
            let reader =
                tokio::spawn(async move { while black_box(from.recv().await).is_some() {} });
            for _ in 0..count {
                to.send(template.clone()).await?;
            }
            drop(to);
            Ok(reader.await?)
        })
    })?;
    point("message_threads", "tokio mpsc", size, time / count as f64)
}

fn memcpy(size: usize) -> Result<()> {
    let (count, template, mut copy) = (how_many(size), vec![1_u8; size], vec![0; size]);
    let time = seconds(|| {
        for _ in 0..count {
            copy.copy_from_slice(black_box(&template));
            black_box(&mut copy);
        }
        Ok(())
    })?;
    point("message_threads", "floor: memcpy", size, time / count as f64)
}
