//! Believed: whoever has the lock of the table has all forks.
//! Diagnosis: waits at all_eat

use std::sync::Mutex;

pub struct Table {
    everything: Mutex<()>,
}

impl Table {
    pub fn new(_seats: usize) -> Self {
        Self { everything: Mutex::new(()) }
    }

    pub fn dine(&self, _seat: usize, eat: impl FnOnce()) {
        let _all_forks = self.everything.lock().unwrap();
        eat();
    }
}
