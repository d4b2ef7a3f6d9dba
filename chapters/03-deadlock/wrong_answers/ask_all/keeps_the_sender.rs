//! Believed: the thread that sends is done, so the server knows it.
//! Diagnosis: main waits for a message

use std::sync::mpsc::{Receiver, SyncSender};
use std::thread;

pub fn ask_all(
    questions: Vec<u32>,
    server: SyncSender<u32>,
    answers: Receiver<u32>,
) -> Vec<u32> {
    thread::scope(|scope| {
        // Borrows `server`, which lives on until the answers are there.
        scope.spawn(|| {
            for question in questions {
                server.send(question).unwrap();
            }
        });
        answers.iter().collect()
    })
}
