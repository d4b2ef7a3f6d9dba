//! Ask all: send questions to a server, through one queue, and return its
//! answers, which come through another.

use std::sync::mpsc::{Receiver, SyncSender};
use std::thread;

/// Sends every question to the `server`, in order, and returns its answers,
/// in the same order, in which they also come.
pub fn ask_all(
    questions: Vec<u32>,
    server: SyncSender<u32>,
    answers: Receiver<u32>,
) -> Vec<u32> {
    thread::scope(|scope| {
        // One for each direction: whoever waits for room does nothing else,
        // and meanwhile there is always somebody who takes the answers.
        // `move`, so that the sender is dropped when all is sent.
        scope.spawn(move || {
            for question in questions {
                server.send(question).unwrap();
            }
        });
        answers.iter().collect()
    })
}
