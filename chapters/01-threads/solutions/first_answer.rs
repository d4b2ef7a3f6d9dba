//! The first answer wins: ask several mirrors at the same time, take the
//! first answer that comes, and wait no longer than you want to.

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
    let start = Instant::now();
    let (sender, answers) = mpsc::channel();
    for mirror in mirrors {
        let sender = sender.clone();
        thread::spawn(move || {
            // An error means that somebody else was first, or that it is
            // too late. Either is fine.
            let _ = sender.send(mirror());
        });
    }
    // Only the mirrors hold senders now, so the channel is closed when the
    // last of them has ended, in whatever way.
    drop(sender);
    loop {
        // The time that is left, not the whole patience again.
        let left = patience.saturating_sub(start.elapsed());
        match answers.recv_timeout(left) {
            Ok(Some(answer)) => return Some(answer),
            Ok(None) => {}         // the others may know
            Err(_) => return None, // too late, or nobody is left
        }
    }
}
