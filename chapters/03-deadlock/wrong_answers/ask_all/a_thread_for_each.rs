//! Believed: with a thread for each question, none has to wait.
//! Diagnosis: in another order

use std::sync::mpsc::{Receiver, SyncSender};
use std::thread;

pub fn ask_all(
    questions: Vec<u32>,
    server: SyncSender<u32>,
    answers: Receiver<u32>,
) -> Vec<u32> {
    for question in questions {
        let server = server.clone();
        thread::spawn(move || server.send(question).unwrap());
    }
    drop(server);
    answers.iter().collect()
}
