//! Who has no answer sends nothing. Then a single waiting is enough.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

pub type Mirror = Box<dyn FnOnce() -> Option<String> + Send>;

pub fn first_answer(
    mirrors: Vec<Mirror>,
    patience: Duration,
) -> Option<String> {
    let (sender, answers) = mpsc::sync_channel(1);
    for mirror in mirrors {
        let sender = sender.clone();
        thread::spawn(move || {
            if let Some(answer) = mirror() {
                let _ = sender.try_send(answer); // no room: not the first
            }
        });
    }
    drop(sender);
    answers.recv_timeout(patience).ok()
}
