//! A barrier that can be used again and again: in each round everybody
//! waits until all have come.

use std::sync::{Condvar, Mutex};

pub struct Barrier {
    size: usize,
    state: Mutex<State>,
    all_here: Condvar,
}

struct State {
    come: usize,
    round: usize,
}

impl Barrier {
    /// A barrier for so many threads, at least one.
    pub fn new(size: usize) -> Self {
        let state = Mutex::new(State { come: 0, round: 0 });
        Self { size, state, all_here: Condvar::new() }
    }

    /// Sleeps until all have come. Returns true to exactly one of those who
    /// meet.
    pub fn wait(&self) -> bool {
        let mut state = self.state.lock().unwrap();
        state.come += 1;
        if state.come == self.size {
            state.come = 0;
            state.round += 1;
            self.all_here.notify_all();
            return true;
        }
        // The number of those who have come may be anything when we wake:
        // the fast ones are at the barrier again. The number of the round
        // doesn't change before we have come again ourselves.
        let round = state.round;
        while state.round == round {
            state = self.all_here.wait(state).unwrap();
        }
        false
    }
}
