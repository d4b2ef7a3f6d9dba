//! [`std::time`], with a clock of its own in an exploration: each thread's stands still but for what it slept or waited.

use std::fmt;
use std::ops::{Add, AddAssign, Sub, SubAssign};
use std::time as real;

use explorer::engine;

pub use ::std::time::*;

/// [`std::time::Instant`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(Kind);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind {
    Real(real::Instant),
    Explored(Duration),
}

impl Instant {
    /// [`std::time::Instant::now`].
    #[must_use]
    pub fn now() -> Instant {
        // An hour has passed already, so that one can look back.
        const START: Duration = Duration::from_secs(3600);
        Instant(if engine::exploring() {
            Kind::Explored(START + engine::now())
        } else {
            Kind::Real(real::Instant::now())
        })
    }

    /// [`std::time::Instant::duration_since`].
    #[must_use]
    pub fn duration_since(&self, earlier: Instant) -> Duration {
        self.checked_duration_since(earlier).unwrap_or_default()
    }

    /// [`std::time::Instant::checked_duration_since`].
    #[must_use]
    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {
        match (self.0, earlier.0) {
            (Kind::Real(this), Kind::Real(earlier)) => this.checked_duration_since(earlier),
            (Kind::Explored(this), Kind::Explored(earlier)) => this.checked_sub(earlier),
            _ => None,
        }
    }

    /// [`std::time::Instant::saturating_duration_since`].
    #[must_use]
    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {
        self.duration_since(earlier)
    }

    /// [`std::time::Instant::elapsed`].
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        Instant::now().duration_since(*self)
    }

    /// [`std::time::Instant::checked_add`].
    #[must_use]
    pub fn checked_add(&self, duration: Duration) -> Option<Instant> {
        Some(Instant(match self.0 {
            Kind::Real(this) => Kind::Real(this.checked_add(duration)?),
            Kind::Explored(this) => Kind::Explored(this.checked_add(duration)?),
        }))
    }

    /// [`std::time::Instant::checked_sub`].
    #[must_use]
    pub fn checked_sub(&self, duration: Duration) -> Option<Instant> {
        Some(Instant(match self.0 {
            Kind::Real(this) => Kind::Real(this.checked_sub(duration)?),
            Kind::Explored(this) => Kind::Explored(this.checked_sub(duration)?),
        }))
    }
}

impl Add<Duration> for Instant {
    type Output = Instant;

    fn add(self, other: Duration) -> Instant {
        self.checked_add(other)
            .expect("overflow when adding duration to instant")
    }
}

impl AddAssign<Duration> for Instant {
    fn add_assign(&mut self, other: Duration) {
        *self = *self + other;
    }
}

impl Sub<Duration> for Instant {
    type Output = Instant;

    fn sub(self, other: Duration) -> Instant {
        self.checked_sub(other)
            .expect("overflow when subtracting duration from instant")
    }
}

impl SubAssign<Duration> for Instant {
    fn sub_assign(&mut self, other: Duration) {
        *self = *self - other;
    }
}

impl Sub<Instant> for Instant {
    type Output = Duration;

    fn sub(self, other: Instant) -> Duration {
        self.duration_since(other)
    }
}

impl fmt::Debug for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Kind::Real(instant) => instant.fmt(f),
            Kind::Explored(time) => f.debug_tuple("Instant").field(&time).finish(),
        }
    }
}
