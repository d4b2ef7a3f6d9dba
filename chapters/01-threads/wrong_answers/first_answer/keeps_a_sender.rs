//! Believed: when all threads have ended, `recv_timeout` knows it.
//! Diagnosis: waits until its patience is at an end, in every schedule

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
                let _ = sender.send(answer);
            }
        });
    }
    answers.recv_timeout(patience).ok()
}
