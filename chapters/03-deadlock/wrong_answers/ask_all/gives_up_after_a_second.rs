//! Believed: an answer that takes longer than a second won't come any more.
//! Diagnosis: answers got lost

use std::sync::mpsc::{Receiver, SyncSender};
use std::thread;
use std::time::Duration;

pub fn ask_all(
    questions: Vec<u32>,
    server: SyncSender<u32>,
    answers: Receiver<u32>,
) -> Vec<u32> {
    thread::spawn(move || {
        for question in questions {
            server.send(question).unwrap();
        }
    });
    let second = Duration::from_secs(1);
    let mut got = Vec::new();
    while let Ok(answer) = answers.recv_timeout(second) {
        got.push(answer);
    }
    got
}
