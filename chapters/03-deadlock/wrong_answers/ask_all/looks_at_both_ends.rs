//! Believed: whoever only tries can't get stuck.
//! Diagnosis: it asks again and again instead of sleeping

use std::sync::mpsc::{Receiver, SyncSender};
use std::thread;

pub fn ask_all(
    questions: Vec<u32>,
    server: SyncSender<u32>,
    answers: Receiver<u32>,
) -> Vec<u32> {
    let count = questions.len();
    let mut questions = questions.into_iter().peekable();
    let mut server = Some(server);
    let mut got = Vec::new();
    while got.len() < count {
        match (questions.peek(), &server) {
            (Some(&question), Some(sender)) => {
                if sender.try_send(question).is_ok() {
                    questions.next();
                }
            }
            _ => server = None,
        }
        got.extend(answers.try_iter());
        thread::yield_now();
    }
    got
}
