//! The watchdog: what no explorer can see, a thread that runs and runs without a synchronisation operation.

use std::sync::Arc;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use crate::engine::{FailureKind, Progress, Schedule, on_a_worker};
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
                    is_simplest: true,
                    narration: narration::stuck(&progress, limits.watchdog),
                    figure: String::new(),
                }));
            }
        }
    }
}
