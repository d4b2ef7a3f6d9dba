//! Moments, as the programs that use this crate see them.

use std::time::Duration;
use std::time::Instant as Real;

use explorer::engine;

/// What `after` and `tick` send.
pub(crate) use explored_std::time::Instant;

/// How long it is until then.
pub(crate) fn until(deadline: Instant) -> Duration {
    deadline.saturating_duration_since(Instant::now())
}

/// A moment of the real clock.
pub(crate) fn of_real(real: Real) -> Instant {
    Instant::now() - Real::now().saturating_duration_since(real)
}

/// A moment on the clock of the running thread of an exploration.
pub(crate) fn of_clock(moment: Duration) -> Instant {
    let now = engine::now();
    let then = Instant::now();
    then + moment.saturating_sub(now) - now.saturating_sub(moment)
}

/// Is this so long that it never ends?
pub(crate) fn is_for_ever(time: Duration) -> bool {
    Real::now().checked_add(time).is_none()
}
