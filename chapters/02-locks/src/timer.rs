//! A thread that waits for a time, or for word that it needn't.

use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use anyhow::Result;

struct Timer {
    cancelled: Arc<(Mutex<bool>, Condvar)>,
    thread: JoinHandle<bool>,
}

impl Timer {
    fn start(delay: Duration, job: fn()) -> Self {
        let cancelled = Arc::new((Mutex::new(false), Condvar::new()));
        let shared = Arc::clone(&cancelled);
        let thread = thread::spawn(move || {
            let (cancelled, changed) = &*shared;
            let cancelled = cancelled.lock().unwrap();
            let (cancelled, _) = changed
                .wait_timeout_while(cancelled, delay, |is| !*is)
                .unwrap();
            let due = !*cancelled;
            drop(cancelled); // `cancel` needn't wait for the job
            if due {
                job();
            }
            due
        });
        Self { cancelled, thread }
    }

    fn cancel(&self) {
        let (cancelled, changed) = &*self.cancelled;
        *cancelled.lock().unwrap() = true;
        changed.notify_one();
    }

    /// Whether the job was done.
    fn join(self) -> bool {
        self.thread.join().unwrap()
    }
}

pub fn run() -> Result<()> {
    let tea = Timer::start(Duration::from_millis(30), || {
        println!("the tea has drawn")
    });
    println!("tea: {}", tea.join());

    let alarm = Timer::start(Duration::from_secs(3600), || {
        println!("time to get up")
    });
    alarm.cancel();
    println!("alarm: {}", alarm.join());
    Ok(())
}
