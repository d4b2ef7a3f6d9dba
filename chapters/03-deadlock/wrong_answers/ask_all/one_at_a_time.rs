//! Believed: question, answer, question, answer: nobody waits for room.
//! Diagnosis: main waits for a message

use std::sync::mpsc::{Receiver, SyncSender};

pub fn ask_all(
    questions: Vec<u32>,
    server: SyncSender<u32>,
    answers: Receiver<u32>,
) -> Vec<u32> {
    questions
        .into_iter()
        .map(|question| {
            server.send(question).unwrap();
            answers.recv().unwrap()
        })
        .collect()
}
