//! [`std::thread`], explored.

mod handle;
mod local;
mod park;
mod spawn;

pub use ::std::thread::{AccessError, Result, panicking};
pub use handle::{Thread, ThreadId, current};
pub use local::LocalKey;
pub(crate) use park::pass;
pub use park::{park, park_timeout, sleep, yield_now};
#[allow(deprecated)]
pub use park::{park_timeout_ms, sleep_ms};
pub use spawn::{
    Builder, JoinHandle, Scope, ScopedJoinHandle, available_parallelism, scope, spawn,
};
