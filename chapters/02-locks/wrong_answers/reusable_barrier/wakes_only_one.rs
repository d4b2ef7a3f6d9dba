//! Believed: one that is woken wakes the next.
//! Diagnosis: nobody is left to notify it

use std::sync::{Condvar, Mutex};

pub struct Barrier {
    size: usize,
    state: Mutex<(usize, usize)>, // who have come, and the round
    all_here: Condvar,
}

impl Barrier {
    pub fn new(size: usize) -> Self {
        Self { size, state: Mutex::default(), all_here: Condvar::new() }
    }

    pub fn wait(&self) -> bool {
        let mut state = self.state.lock().unwrap();
        let round = state.1;
        state.0 += 1;
        if state.0 == self.size {
            *state = (0, round + 1);
            self.all_here.notify_one();
            return true;
        }
        while state.1 == round {
            state = self.all_here.wait(state).unwrap();
        }
        false
    }
}
