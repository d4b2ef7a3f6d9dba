//! The watchdog: what no explorer can see, a thread that runs and runs without a synchronisation operation, or takes memory
//! without an end.

use std::sync::mpsc::RecvTimeoutError;
use std::sync::{Arc, OnceLock};
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
    let look_every = (limits.watchdog / 16).min(Duration::from_millis(250));
    static AT_FIRST: OnceLock<usize> = OnceLock::new();
    let memory_at_first = *AT_FIRST.get_or_init(memory);
    let (mut steps, mut since) = (None, Instant::now());
    loop {
        match result.recv_timeout(look_every) {
            Ok(result) => return Ok(result),
            Err(RecvTimeoutError::Disconnected) => {
                panic!("the explorer itself panicked; please report it")
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
        if memory().saturating_sub(memory_at_first) > limits.memory {
            // Nothing can stop the thread that takes it, and the system would end this process without a word.
            eprintln!("{}", narration::takes_memory(&progress, limits.memory));
            std::process::exit(101);
        }
        let now = progress.in_program_since();
        if now != steps || now.is_none() {
            (steps, since) = (now, Instant::now());
        } else if since.elapsed() >= limits.watchdog {
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

/// What the process takes, in bytes; 0 where that can't be told.
fn memory() -> usize {
    memory_stats::memory_stats().map_or(0, |stats| stats.physical_mem)
}
