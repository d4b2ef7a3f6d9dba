//! How much to explore before giving up, and how much was explored.

use std::sync::Arc;
use std::time::Duration;

use crate::engine::{Progress, Settings};

/// The bounds of an exploration. The defaults suit a test: small programs are explored completely.
#[derive(Clone, Debug)]
pub struct Limits {
    /// So many schedules at most.
    pub schedules: usize,
    /// All runs of a search together may have so many steps: a measure of time that is the same on every machine.
    pub steps_of_all: usize,
    /// A run with more steps than this is said to be too long, or to go on for ever. [`Limits::MOST_STEPS`] at most.
    pub steps: usize,
    /// A run may start so many threads, the main program among them; 64 at most.
    pub threads: usize,
    /// A thread that runs for so long without a step is said to be stuck.
    pub watchdog: Duration,
    /// When the process has taken so many bytes more than before, it is ended with a message.
    pub memory: usize,
    /// So much is enough for [`Exploration::assert_ok`](crate::Exploration::assert_ok).
    pub enough: Coverage,
    /// The program may do nothing that the explorer sees. Otherwise it is taken for one that was compiled against the real std.
    pub sequential: bool,
    /// Once all is well, look also at runs in which a waiting on a condition variable ends although nobody notified it,
    /// as std allows.
    pub spurious_wakeups: bool,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            schedules: 200_000,
            steps_of_all: 3_000_000,
            steps: 2_500,
            threads: 64,
            watchdog: Duration::from_secs(10),
            memory: 4 << 30,
            enough: Coverage::Complete,
            sequential: false,
            spurious_wakeups: true,
        }
    }
}

impl Limits {
    /// The longest run that can be explored.
    pub const MOST_STEPS: usize = 60_000;

    pub(crate) fn settings(&self, progress: Arc<Progress>) -> Settings {
        Settings {
            steps: self.steps.min(Limits::MOST_STEPS),
            threads: self.threads,
            patience: 1,
            spurious_wakeups: 0,
            log: false,
            progress,
            raw_statics: None,
        }
    }
}

/// How much of what can happen was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// Every schedule, or one that comes to the same.
    Complete,
    /// Every schedule in which threads lose their turn at most so often.
    Preemptions(usize),
    /// Just some.
    Some,
    /// All up to the first failure.
    UntilFailure,
    /// The program did nothing that the explorer sees.
    Nothing,
}

impl Coverage {
    /// Is this as much as that?
    #[must_use]
    pub fn is_enough(self, wanted: Coverage) -> bool {
        match (self, wanted) {
            (Coverage::UntilFailure | Coverage::Nothing, _) => false,
            (_, Coverage::Some | Coverage::UntilFailure | Coverage::Nothing) => true,
            (Coverage::Complete, _) => true,
            (Coverage::Preemptions(some), Coverage::Preemptions(wanted)) => some >= wanted,
            (Coverage::Preemptions(_) | Coverage::Some, _) => false,
        }
    }
}
