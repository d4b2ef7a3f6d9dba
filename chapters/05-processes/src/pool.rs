//! The same count by one thread, by several, and by several processes.

use std::iter::from_fn;
use std::sync::Mutex;
use std::{thread, time::Instant};

use anyhow::{Result, ensure};
use ipc_channel::ipc::{self, IpcReceiver, IpcSender};

use crate::child::{self, Child};

const LIMIT: u32 = 300_000;
const STEP: u32 = 10_000;

/// Counts the primes among the `STEP` numbers from this one on.
type Worker = Box<dyn FnMut(u32) -> Result<usize>>;

pub fn run() -> Result<()> {
    if child::role().is_some() {
        return serve();
    }
    let cores = thread::available_parallelism()?.get().min(4);
    count("one thread", 1, here)?;
    count("threads", cores, here)?;
    count("processes", cores, in_a_child)
}

/// Each worker, when it is free, takes the next part of the range.
fn count(
    name: &str,
    workers: usize,
    worker: fn() -> Result<Worker>,
) -> Result<()> {
    let clock = Instant::now();
    let parts = Mutex::new((0..LIMIT).step_by(STEP as usize));
    let work = || -> Result<usize> {
        from_fn(|| parts.lock().unwrap().next()).map(worker()?).sum()
    };
    let found = thread::scope(|scope| {
        let running: Vec<_> =
            (0..workers).map(|_| scope.spawn(work)).collect();
        let counts = running.into_iter().map(|w| w.join().unwrap());
        counts.sum::<Result<usize>>()
    })?;
    let ms = clock.elapsed().as_millis();
    println!("{name} ({workers}): {found} primes in {ms} ms");
    ensure!(found == 25_997, "there are 25997 primes below {LIMIT}");
    Ok(())
}

fn here() -> Result<Worker> {
    Ok(Box::new(|start| Ok(primes(start))))
}

fn in_a_child() -> Result<Worker> {
    type Ends = (IpcSender<u32>, IpcReceiver<usize>);
    let command = child::command("pool", "worker")?;
    let (child, (parts, counts)) =
        Child::start_and_meet::<Ends>(command)?;
    Ok(Box::new(move |start| {
        let _alive = &child; // for as long as this closure
        parts.send(start)?;
        Ok(counts.recv()?)
    }))
}

fn serve() -> Result<()> {
    child::end_with_parent();
    let (sender, parts) = ipc::channel()?;
    let (counts, receiver) = ipc::channel()?;
    child::hand_over((sender, receiver))?;
    while let Ok(start) = parts.recv() {
        counts.send(primes(start))?;
    }
    Ok(())
}

fn primes(start: u32) -> usize {
    let is_prime = |&n: &u32| {
        let mut divisors = (2..).take_while(|d| d * d <= n);
        n > 1 && divisors.all(|d| n % d != 0)
    };
    (start..start + STEP).filter(is_prime).count()
}
