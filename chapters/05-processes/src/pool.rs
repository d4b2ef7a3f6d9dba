//! The same work by one thread, by several, and by several processes.

use std::{iter::from_fn, sync::Mutex, thread, time::Instant};

use anyhow::{Result, ensure};
use ipc_channel::ipc::{self, IpcReceiver, IpcSender};

use crate::child::{self, Child};

type Worker = fn(&mut dyn Iterator<Item = u32>) -> Result<usize>;

pub fn run() -> Result<()> {
    if child::role().is_some() {
        return serve();
    }
    let cores = thread::available_parallelism()?.get().min(4);
    let here: Worker = |numbers| Ok(numbers.map(divisors).sum());
    count("one thread", 1, here)?;
    count("threads", cores, here)?;
    count("processes", cores, in_a_child)
}

/// Each worker, when it is free, takes the next number.
fn count(name: &str, workers: usize, worker: Worker) -> Result<()> {
    let clock = Instant::now();
    let numbers = Mutex::new(100_000..100_040);
    let next = || numbers.lock().unwrap().next();
    let found = thread::scope(|scope| {
        let start = |_| scope.spawn(|| worker(&mut from_fn(next)));
        let running: Vec<_> = (0..workers).map(start).collect();
        let counts = running.into_iter().map(|w| w.join().unwrap());
        counts.sum::<Result<usize>>()
    })?;
    let ms = clock.elapsed().as_millis();
    println!("{name} ({workers}): {found} divisors in {ms} ms");
    ensure!(found == 500, "that is wrong");
    Ok(())
}

fn in_a_child(numbers: &mut dyn Iterator<Item = u32>) -> Result<usize> {
    type Ends = (IpcSender<u32>, IpcReceiver<usize>);
    let command = child::command("pool", "worker")?;
    let (_child, (to, from)) = Child::start_and_meet::<Ends>(command)?;
    let ask = |n| Ok(to.send(n).and_then(|()| from.recv())?);
    numbers.map(ask).sum()
}

fn serve() -> Result<()> {
    let (to, numbers) = ipc::channel()?;
    let (counts, from) = ipc::channel()?;
    child::hand_over((to, from))?;
    while let Ok(number) = numbers.recv() {
        counts.send(divisors(number))?;
    }
    Ok(())
}

fn divisors(number: u32) -> usize {
    (1..=number).filter(|d| number.is_multiple_of(*d)).count()
}
