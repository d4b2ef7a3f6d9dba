//! Stands in for crossbeam-channel in a test, so that an unmodified program runs under the explorer:
//!
//! ```ignore
//! #[macro_use]
//! extern crate explored_std as std;
//! extern crate explored_crossbeam_channel as crossbeam_channel;
//! ```
//!
//! in the root of a test crate makes `crossbeam_channel` in all its modules mean this crate. A channel made in an
//! exploration is explored: each operation is a step of its own, at which any other thread may come first. A channel
//! made elsewhere is crossbeam's own.
//!
//! Whatever crossbeam leaves open is explored: which of several ready arms `select!` takes, whether a timer fires before or
//! after anything else. There is one limit, or there would be no end to the runs: a `select!` takes a tick or a closed channel
//! rather than another arm that is ready at most once in each run.
//!
//! # Layout
//!
//! - `make`: the functions that make channels
//! - `sender`, `receiver`, `iterators`: what they return; each is either crossbeam's own or explored
//! - `select`, `selected`, `select_macro`, `arms`: waiting for one of several operations
//! - `explored`: the channels of an exploration: `queue` has room, `meeting` has none, `timer` is `after`, `tick` and `never`

mod arms;
mod explored;
mod iterators;
mod make;
mod receiver;
mod select;
mod select_macro;
mod selected;
mod sender;
mod time;

pub use crossbeam_channel::{
    ReadyTimeoutError, RecvError, RecvTimeoutError, SelectTimeoutError, SendError,
    SendTimeoutError, TryReadyError, TryRecvError, TrySelectError, TrySendError,
};
pub use iterators::{IntoIter, Iter, TryIter};
pub use make::{after, at, bounded, never, tick, unbounded};
pub use receiver::Receiver;
pub use select::Select;
pub use selected::SelectedOperation;
pub use sender::Sender;
