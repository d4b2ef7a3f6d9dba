//! Without a channel: what the mirrors have said so far, and a condvar that
//! tells of changes.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

pub type Mirror = Box<dyn FnOnce() -> Option<String> + Send>;

pub fn first_answer(
    mirrors: Vec<Mirror>,
    patience: Duration,
) -> Option<String> {
    let news =
        Arc::new((Mutex::new((None, mirrors.len())), Condvar::new()));
    for mirror in mirrors {
        let busy = Busy(Arc::clone(&news));
        thread::spawn(move || {
            if let Some(answer) = mirror() {
                busy.0.0.lock().unwrap().0.get_or_insert(answer);
            }
        });
    }
    let (state, changed) = &*news;
    let nothing_yet = |(answer, busy): &mut (Option<String>, usize)| {
        answer.is_none() && *busy > 0
    };
    let (mut state, _) = changed
        .wait_timeout_while(
            state.lock().unwrap(),
            patience,
            nothing_yet,
        )
        .unwrap();
    state.0.take()
}

type News = (Mutex<(Option<String>, usize)>, Condvar);

/// One that is still busy. It tells when it no longer is, even by a panic.
struct Busy(Arc<News>);

impl Drop for Busy {
    fn drop(&mut self) {
        let (state, changed) = &*self.0;
        state.lock().unwrap().1 -= 1;
        changed.notify_one();
    }
}
