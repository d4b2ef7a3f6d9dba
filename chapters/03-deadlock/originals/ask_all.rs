//! Ask all: send questions to a server, through one queue, and return its
//! answers, which come through another.
//!
//! The code below works with a few questions. With more of them it never
//! returns. Find out why, and mend it, however many there are.
//!
//! Practises: 03-deadlock/full_queues
//! Points: 2

use std::sync::mpsc::{Receiver, SyncSender};
use std::thread;

/// Sends every question to the `server`, in order, and returns its answers,
/// in the same order, in which they also come.
///
/// - Both queues are bounded. They may have little room, or none at all.
/// - The server needn't answer a question before it has seen the next one,
///   or has learned that there is none, because `server` is dropped. It may
///   take any time.
/// - Whoever waits sleeps, and doesn't ask again and again.
#[allow(unreachable_code)]
pub fn ask_all(
    questions: Vec<u32>,
    server: SyncSender<u32>,
    answers: Receiver<u32>,
) -> Vec<u32> {
    todo!("delete this line to begin");

    for question in questions {
        server.send(question).unwrap();
    }
    drop(server);
    answers.iter().collect()
}
