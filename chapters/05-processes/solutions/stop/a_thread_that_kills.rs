//! Ask, then insist: end a child politely if it can be done, and for good
//! if it can't.

use std::process::{Child, ExitStatus};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

pub fn stop(mut child: Child, patience: Duration) -> ExitStatus {
    drop(child.stdin.take());
    let child = Arc::new(Mutex::new(child));

    // Somebody who ends the child unless it is called off in time.
    let (call_off, called_off) = mpsc::channel::<()>();
    let watched = Arc::clone(&child);
    let killer = thread::spawn(move || {
        let late = called_off.recv_timeout(patience);
        if late == Err(mpsc::RecvTimeoutError::Timeout) {
            let _ = watched.lock().unwrap().kill();
        }
    });
    // Not `wait`, which would keep the lock from the killer.
    let status = loop {
        if let Some(status) = child.lock().unwrap().try_wait().unwrap()
        {
            break status;
        }
        thread::sleep(Duration::from_millis(2));
    };
    drop(call_off);
    killer.join().unwrap();
    status
}
