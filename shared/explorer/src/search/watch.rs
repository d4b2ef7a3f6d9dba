//! The watchdog: what no explorer can see, a thread that runs and runs without a synchronisation operation.

use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;

use crate::engine::Progress;
use crate::exploration::{Coverage, Exploration};
use crate::limits::Limits;
use crate::narration;

/// Explores on another OS thread; if it makes no step for too long, it is left behind and the failure says where.
pub(crate) fn watched(
    limits: &Limits,
    explore: impl FnOnce(Arc<Progress>) -> Exploration + Send + 'static,
) -> Exploration {
    let progress = Arc::new(Progress::default());
    let (sender, result) = mpsc::channel();
    let shared = Arc::clone(&progress);
    let explorer = thread::Builder::new().name("exploration".to_owned());
    explorer
        .spawn(move || sender.send(explore(shared)))
        .expect("no thread for the exploration");
    let mut steps = progress.steps();
    loop {
        match result.recv_timeout(limits.watchdog) {
            Ok(exploration) => return exploration,
            Err(RecvTimeoutError::Disconnected) => {
                panic!("the explorer itself panicked; please report it")
            }
            Err(RecvTimeoutError::Timeout) if progress.steps() == steps => {
                let failure = narration::stuck(&progress, limits.watchdog);
                return Exploration {
                    schedules: 0,
                    schedules_with_spurious_wakeups: 0,
                    coverage: Coverage::UntilFailure,
                    failure: Some(failure),
                };
            }
            Err(RecvTimeoutError::Timeout) => steps = progress.steps(),
        }
    }
}
