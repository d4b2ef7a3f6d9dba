//! [`std::thread`], explored.

mod handle;
mod local;
mod park;
mod spawn;

pub use ::std::thread::Result;
pub use handle::{Thread, ThreadId, current};
pub use local::{AccessError, LocalKey};
pub(crate) use park::pass;
pub use park::{park, park_timeout, sleep, yield_now};
#[allow(deprecated)]
pub use park::{park_timeout_ms, sleep_ms};
pub use spawn::{
    Builder, JoinHandle, Scope, ScopedJoinHandle, available_parallelism, scope, spawn,
};

/// [`std::thread::panicking`].
#[must_use]
pub fn panicking() -> bool {
    if explorer::engine::exploring() {
        explorer::engine::is_unwinding()
    } else {
        ::std::thread::panicking()
    }
}
