//! Tells waiting from asking again and again, on a busy machine as well.

use std::fmt;
use std::time::Duration;

/// What the calling thread did with the processor.
#[derive(Clone, Copy, Debug, Default)]
pub struct Effort {
    /// For how long it had it.
    pub time: Duration,
    /// How often it gave it back. On a busy machine, one who asks and yields has it often, and not for long.
    /// Only Linux tells.
    pub turns: i64,
}

/// Runs `work`, and tells how much of it the calling thread has done itself. If that isn't little, `work` gets two more
/// chances: on a busy machine a thread is interrupted now and then.
pub fn effort(mut work: impl FnMut()) -> Effort {
    let mut measure = || {
        let before = so_far();
        work();
        let after = so_far();
        Effort {
            time: after.time.saturating_sub(before.time),
            turns: after.turns - before.turns,
        }
    };
    (0..2)
        .map(|_| measure())
        .find(Effort::is_small)
        .unwrap_or_else(measure)
}

impl Effort {
    /// Is it no more than what it takes to start a few threads and to wait once for each?
    #[must_use]
    pub fn is_small(&self) -> bool {
        self.time < Duration::from_millis(5) && self.turns <= 8
    }
}

impl fmt::Display for Effort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (turns, time) = (self.turns, self.time.as_secs_f64() * 1000.0);
        if turns == 0 {
            write!(f, "{time:.1} ms of work")
        } else {
            write!(f, "{turns} turns and {time:.1} ms of work")
        }
    }
}

#[cfg(unix)]
fn so_far() -> Effort {
    use nix::time::{ClockId, clock_gettime};
    let time = clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID);
    Effort {
        time: time.map_or(Duration::ZERO, Duration::from),
        turns: turns_so_far(),
    }
}

#[cfg(target_os = "linux")]
fn turns_so_far() -> i64 {
    use nix::sys::resource::{UsageWho, getrusage};
    getrusage(UsageWho::RUSAGE_THREAD).map_or(0, |usage| {
        usage.voluntary_context_switches() + usage.involuntary_context_switches()
    })
}

#[cfg(all(unix, not(target_os = "linux")))]
fn turns_so_far() -> i64 {
    0
}

/// Not known here.
#[cfg(not(unix))]
fn so_far() -> Effort {
    Effort::default()
}
