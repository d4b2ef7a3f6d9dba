//! Tells waiting from asking again and again, on a busy machine as well.

use std::fmt;
use std::thread;
use std::time::{Duration, Instant};

/// What the calling thread did with the processor.
#[derive(Clone, Copy, Debug, Default)]
pub struct Effort {
    /// For how long it had it.
    pub time: Duration,
    /// How often it gave it back. On a busy machine, one who asks and yields has it often, and not for long.
    /// Only Linux tells.
    pub turns: i64,
}

/// Runs `work`, and tells how much of it the calling thread has done itself.
pub fn effort(work: impl FnOnce()) -> Effort {
    let before = so_far();
    work();
    so_far() - before
}

/// How long [`work_for_a_while`] takes on a machine that has nothing else to do.
pub const A_WHILE: Duration = Duration::from_millis(80);

/// Something to wait for. First it is work: on a busy machine it takes longer, so that one who only asks meanwhile has a
/// fair share of the processor in any case. Then it is sleep.
pub fn work_for_a_while() {
    let (start, before) = (Instant::now(), so_far());
    while (so_far() - before).time < A_WHILE / 4 && start.elapsed() < A_WHILE * 20 {
        std::hint::spin_loop();
    }
    thread::sleep(A_WHILE.saturating_sub(start.elapsed()));
}

impl std::ops::Sub for Effort {
    type Output = Effort;

    fn sub(self, before: Effort) -> Effort {
        Effort {
            time: self.time.saturating_sub(before.time),
            turns: self.turns - before.turns,
        }
    }
}

impl Effort {
    /// Is it no more than what it takes to start a few threads and to wait once for each?
    #[must_use]
    pub fn is_small(&self) -> bool {
        self.time < A_WHILE / 16 && self.turns <= 10
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
