//! The first answer wins: ask several mirrors at the same time, take the
//! first answer that comes, and wait no longer than you want to.
//!
//! Practises: 01-threads/deadline
//! Points: 3

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// Asks a server. That may take any time, or even never end; it may panic,
/// too. `None` means that this server has no answer.
pub type Mirror = Box<dyn FnOnce() -> Option<String> + Send>;

/// Asks all `mirrors` at the same time and returns the first answer, as
/// soon as it comes.
///
/// Returns `None` if none has come within `patience` from the beginning, or
/// as soon as it is certain that none will come. While it waits it sleeps,
/// and doesn't ask again and again.
///
/// A mirror that is still busy then is left alone. It may go on to its end,
/// and must not panic because nobody wants its answer any more.
pub fn first_answer(
    mirrors: Vec<Mirror>,
    patience: Duration,
) -> Option<String> {
    todo!()
}
