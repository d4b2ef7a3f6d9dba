//! A worker takes jobs from a queue behind a lock. Where the guard ends
//! decides whether a second worker may take one meanwhile.

use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver};

use anyhow::Result;

type Queue = Mutex<Receiver<&'static str>>;

pub fn run() -> Result<()> {
    in_the_condition(&queue("wash")?);
    in_a_match(&queue("dry")?);
    in_a_line_of_its_own(&queue("iron")?);
    Ok(())
}

/// The guard has no name. It lives as long as the loop's body.
fn in_the_condition(queue: &Queue) {
    while let Ok(job) = queue.lock().unwrap().recv() {
        work("while let", job, queue);
    }
}

/// And here as long as the match.
fn in_a_match(queue: &Queue) {
    match queue.lock().unwrap().recv() {
        Ok(job) => work("match", job, queue),
        Err(_closed) => (),
    }
}

/// Here it ends with the line.
fn in_a_line_of_its_own(queue: &Queue) {
    loop {
        let job = queue.lock().unwrap().recv();
        let Ok(job) = job else { break };
        work("let", job, queue);
    }
}

/// Could another worker have the next job meanwhile?
fn work(how: &str, job: &str, queue: &Queue) {
    let free = queue.try_lock().is_ok();
    println!("{how}: while I {job}, the queue is free: {free}");
}

/// With one job in it, and closed.
fn queue(job: &'static str) -> Result<Queue> {
    let (sender, receiver) = mpsc::channel();
    sender.send(job)?;
    Ok(Mutex::new(receiver))
}
