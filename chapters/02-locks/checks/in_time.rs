//! A program on real threads, which may stand still.

use std::panic::resume_unwind;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// Runs `program`, which takes a moment; panics if it isn't over after much
/// longer.
pub fn in_time(program: impl FnOnce() + Send + 'static) {
    let (done, over) = mpsc::channel();
    let running = thread::spawn(move || {
        program();
        done.send(()).unwrap();
    });
    let outcome = over.recv_timeout(Duration::from_secs(8));
    if outcome == Err(RecvTimeoutError::Timeout) {
        panic!("on real threads it is still not over after 8 seconds");
    }
    if let Err(panic) = running.join() {
        resume_unwind(panic); // it has told its reason
    }
}
