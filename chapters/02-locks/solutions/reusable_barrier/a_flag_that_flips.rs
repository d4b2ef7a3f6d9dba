//! Two rounds can't be mixed up with a third, so that one bit is enough to
//! tell a round from the next.

use std::sync::{Condvar, Mutex};

pub struct Barrier {
    size: usize,
    state: Mutex<(usize, bool)>,
    all_here: Condvar,
}

impl Barrier {
    pub fn new(size: usize) -> Self {
        Self { size, state: Mutex::default(), all_here: Condvar::new() }
    }

    pub fn wait(&self) -> bool {
        let mut state = self.state.lock().unwrap();
        let before = state.1;
        state.0 += 1;
        if state.0 == self.size {
            *state = (0, !before);
            self.all_here.notify_all();
            return true;
        }
        let same = |state: &mut (usize, bool)| state.1 == before;
        drop(self.all_here.wait_while(state, same).unwrap());
        false
    }
}
