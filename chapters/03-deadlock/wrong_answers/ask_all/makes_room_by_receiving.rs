//! Believed: when there is no room, there must be an answer to take.
//! Diagnosis: main waits for a message

use std::sync::mpsc::TrySendError;
use std::sync::mpsc::{Receiver, SyncSender};

pub fn ask_all(
    questions: Vec<u32>,
    server: SyncSender<u32>,
    answers: Receiver<u32>,
) -> Vec<u32> {
    let mut got = Vec::new();
    for question in questions {
        while let Err(TrySendError::Full(_)) = server.try_send(question)
        {
            got.extend(answers.recv());
        }
    }
    drop(server);
    got.extend(answers.iter());
    got
}
