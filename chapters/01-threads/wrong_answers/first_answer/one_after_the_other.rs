//! Believed: each has its turn, and each its patience.
//! Diagnosis: has waited for 200 ms, with

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

pub type Mirror = Box<dyn FnOnce() -> Option<String> + Send>;

pub fn first_answer(
    mirrors: Vec<Mirror>,
    patience: Duration,
) -> Option<String> {
    for mirror in mirrors {
        let (sender, answer) = mpsc::channel();
        thread::spawn(move || {
            let _ = sender.send(mirror());
        });
        if let Ok(Some(answer)) = answer.recv_timeout(patience) {
            return Some(answer);
        }
    }
    None
}
