//! The other way round: the answers are taken by a thread of their own.

use std::sync::mpsc::{Receiver, SyncSender};
use std::thread;

pub fn ask_all(
    questions: Vec<u32>,
    server: SyncSender<u32>,
    answers: Receiver<u32>,
) -> Vec<u32> {
    let collector = thread::spawn(move || answers.iter().collect());
    for question in questions {
        server.send(question).unwrap();
    }
    drop(server);
    collector.join().unwrap()
}
