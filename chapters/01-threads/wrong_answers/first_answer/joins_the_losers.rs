//! Believed: whoever starts threads must join them, always.
//! Diagnosis: main waits for A to end

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

pub type Mirror = Box<dyn FnOnce() -> Option<String> + Send>;

pub fn first_answer(
    mirrors: Vec<Mirror>,
    patience: Duration,
) -> Option<String> {
    let (sender, answers) = mpsc::channel();
    let mut threads = Vec::new();
    for mirror in mirrors {
        let sender = sender.clone();
        threads.push(thread::spawn(move || {
            if let Some(answer) = mirror() {
                let _ = sender.send(answer);
            }
        }));
    }
    drop(sender);
    let answer = answers.recv_timeout(patience).ok();
    for thread in threads {
        let _ = thread.join();
    }
    answer
}
