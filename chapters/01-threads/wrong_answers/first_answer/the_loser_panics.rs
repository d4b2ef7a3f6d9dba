//! Believed: somebody is always there to receive.
//! Diagnosis: `Result::unwrap()` on an `Err` value

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
            if let Some(answer) = mirror() {
                sender.send(answer).unwrap();
            }
        });
    }
    drop(sender);
    answers.recv_timeout(patience).ok()
}
