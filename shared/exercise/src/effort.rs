//! How much work a thread has done: tells waiting from asking again and again, on a busy machine as well.

use std::time::Duration;

/// For how long the calling thread has used a processor so far.
#[cfg(unix)]
#[must_use]
pub fn effort() -> Duration {
    use nix::time::{ClockId, clock_gettime};
    clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).map_or(Duration::ZERO, Duration::from)
}

/// Not known here.
#[cfg(not(unix))]
#[must_use]
pub fn effort() -> Duration {
    Duration::ZERO
}
