//! Believed: the patience is for each waiting.
//! Diagnosis: waited for 80 ms more each time

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
    while let Ok(answer) = answers.recv_timeout(patience) {
        if answer.is_some() {
            return answer;
        }
    }
    None
}
