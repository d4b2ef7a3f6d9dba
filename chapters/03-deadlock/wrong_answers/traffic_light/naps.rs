//! Believed: a short nap between two looks costs nothing, and loses nothing.
//! Diagnosis: it asks again and again instead of sleeping

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

pub struct Light {
    red: AtomicBool,
}

impl Light {
    pub fn new() -> Self {
        Self { red: AtomicBool::new(true) }
    }

    pub fn turn_green(&self) {
        self.red.store(false, SeqCst);
    }

    pub fn turn_red(&self) {
        self.red.store(true, SeqCst);
    }

    pub fn pass(&self) {
        while self.red.load(SeqCst) {
            thread::sleep(Duration::from_millis(10));
        }
    }
}
