//! Believed: a millisecond between two looks costs nothing.
//! Diagnosis: it asks again and again instead of sleeping

use std::sync::mpsc::{self, TryRecvError};
use std::thread;
use std::time::{Duration, Instant};

pub type Mirror = Box<dyn FnOnce() -> Option<String> + Send>;

pub fn first_answer(
    mirrors: Vec<Mirror>,
    patience: Duration,
) -> Option<String> {
    let start = Instant::now();
    let (sender, answers) = mpsc::channel();
    for mirror in mirrors {
        let sender = sender.clone();
        thread::spawn(move || {
            if let Some(answer) = mirror() {
                let _ = sender.send(answer);
            }
        });
    }
    drop(sender);
    while start.elapsed() < patience {
        match answers.try_recv() {
            Ok(answer) => return Some(answer),
            Err(TryRecvError::Disconnected) => return None,
            Err(TryRecvError::Empty) => {
                thread::sleep(Duration::from_millis(1));
            }
        }
    }
    None
}
