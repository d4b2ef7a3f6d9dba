//! The watchdog: what no explorer can see, a thread that runs and runs without a synchronisation operation.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::engine::{FailureKind, Progress, Schedule};
use crate::failure::Failure;
use crate::narration;
use crate::search::Limits;

/// Explores on another OS thread; if it makes no step for too long, it is left behind and the failure says where.
pub(crate) fn watched<R: Send + 'static>(
    limits: &Limits,
    explore: impl FnOnce(Arc<Progress>) -> R + Send + 'static,
) -> Result<R, Box<Failure>> {
    let progress = Arc::new(Progress::default());
    let shared = Arc::clone(&progress);
    let result = on_a_worker(move || explore(shared));
    let look_every = (limits.watchdog / 16).min(Duration::from_secs(1));
    let (mut steps, mut since) = (progress.steps(), Instant::now());
    loop {
        match result.recv_timeout(look_every) {
            Ok(result) => return Ok(result),
            Err(RecvTimeoutError::Disconnected) => {
                panic!("the explorer itself panicked; please report it")
            }
            Err(RecvTimeoutError::Timeout) if progress.steps() != steps => {
                (steps, since) = (progress.steps(), Instant::now());
            }
            Err(RecvTimeoutError::Timeout) if since.elapsed() < limits.watchdog => {}
            Err(RecvTimeoutError::Timeout) => {
                return Err(Box::new(Failure {
                    kind: FailureKind::Stuck,
                    schedule: Schedule::default(),
                    preemptions: 0,
                    narration: narration::stuck(&progress, limits.watchdog),
                    figure: String::new(),
                }));
            }
        }
    }
}

type Job = Box<dyn FnOnce() + Send>;

/// OS threads that have explored and can do so again: they have stacks at hand.
static IDLE: Mutex<Vec<Sender<Job>>> = Mutex::new(Vec::new());

fn on_a_worker<R: Send + 'static>(work: impl FnOnce() -> R + Send + 'static) -> mpsc::Receiver<R> {
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

fn idle() -> std::sync::MutexGuard<'static, Vec<Sender<Job>>> {
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
