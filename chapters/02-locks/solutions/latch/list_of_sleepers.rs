//! Without a condvar: whoever waits writes down its own name, and is
//! unparked by name.

use std::sync::Mutex;
use std::thread::{self, Thread};

pub struct Latch {
    inner: Mutex<Inner>,
}

struct Inner {
    missing: u32,
    sleepers: Vec<Thread>,
}

impl Latch {
    pub fn new(count: u32) -> Self {
        let inner = Inner { missing: count, sleepers: Vec::new() };
        Self { inner: Mutex::new(inner) }
    }

    pub fn count_down(&self) {
        let mut inner = self.inner.lock().unwrap();
        inner.missing = inner.missing.saturating_sub(1);
        if inner.missing == 0 {
            inner
                .sleepers
                .drain(..)
                .for_each(|sleeper| sleeper.unpark());
        }
    }

    pub fn wait(&self) {
        {
            let mut inner = self.inner.lock().unwrap();
            if inner.missing == 0 {
                return;
            }
            inner.sleepers.push(thread::current());
        }
        // A park may end for no reason, and an unpark that comes first is
        // not lost.
        while self.inner.lock().unwrap().missing > 0 {
            thread::park();
        }
    }
}
