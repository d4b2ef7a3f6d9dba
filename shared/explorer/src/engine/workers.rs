//! OS threads to explore on; one that has explored can do so again.

use std::sync::mpsc::{self, Sender};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

type Job = Box<dyn FnOnce() + Send>;

static IDLE: Mutex<Vec<Sender<Job>>> = Mutex::new(Vec::new());

/// Does the work on an OS thread that isn't panicking; the result comes by the channel.
pub(crate) fn on_a_worker<R: Send + 'static>(
    work: impl FnOnce() -> R + Send + 'static,
) -> mpsc::Receiver<R> {
    let (sender, result) = mpsc::channel();
    let worker = idle().pop().unwrap_or_else(new_worker);
    let again = worker.clone();
    let job = move || {
        let done = work();
        // One that was abandoned in the middle of a panic would believe for ever that it panics.
        if !thread::panicking() {
            idle().push(again);
        }
        // Nobody listens any more if the watchdog gave up.
        let _ = sender.send(done);
    };
    worker
        .send(Box::new(job))
        .expect("an idle worker waits for a job");
    result
}

fn idle() -> MutexGuard<'static, Vec<Sender<Job>>> {
    IDLE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn new_worker() -> Sender<Job> {
    let (sender, jobs) = mpsc::channel::<Job>();
    let worker = thread::Builder::new().name("exploration".to_owned());
    worker
        .spawn(move || jobs.iter().for_each(|job| job()))
        .expect("no thread for the exploration");
    sender
}
