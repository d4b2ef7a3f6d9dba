//! Believed: with atomics nobody needs to sleep.
//! Diagnosis: asks again and again

use std::hint;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

pub struct Barrier {
    size: usize,
    come: AtomicUsize,
    round: AtomicUsize,
}

impl Barrier {
    pub fn new(size: usize) -> Self {
        Self { size, come: 0.into(), round: 0.into() }
    }

    pub fn wait(&self) -> bool {
        let round = self.round.load(SeqCst);
        if self.come.fetch_add(1, SeqCst) + 1 == self.size {
            self.come.store(0, SeqCst);
            self.round.store(round + 1, SeqCst);
            return true;
        }
        while self.round.load(SeqCst) == round {
            hint::spin_loop();
        }
        false
    }
}
