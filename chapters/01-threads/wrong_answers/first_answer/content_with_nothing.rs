//! Believed: the first message is the first answer.
//! Diagnosis: though somebody might still have answered

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

pub type Mirror = Box<dyn FnOnce() -> Option<String> + Send>;

pub fn first_answer(
    mirrors: Vec<Mirror>,
    patience: Duration,
) -> Option<String> {
    let (sender, answers) = mpsc::channel();
    for mirror in mirrors {
        let sender = sender.clone();
        thread::spawn(move || {
            let _ = sender.send(mirror());
        });
    }
    drop(sender);
    answers.recv_timeout(patience).ok().flatten()
}
