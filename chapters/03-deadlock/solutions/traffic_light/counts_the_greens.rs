//! Whoever waits remembers how often it has been green: so even a short
//! green is enough for everybody who was there.

use std::sync::{Condvar, Mutex};

pub struct Light {
    state: Mutex<(bool, u64)>,
    changed: Condvar,
}

impl Light {
    pub fn new() -> Self {
        Self { state: Mutex::new((true, 0)), changed: Condvar::new() }
    }

    pub fn turn_green(&self) {
        let mut state = self.state.lock().unwrap();
        *state = (false, state.1 + 1);
        self.changed.notify_all();
    }

    pub fn turn_red(&self) {
        self.state.lock().unwrap().0 = true;
    }

    pub fn pass(&self) {
        let state = self.state.lock().unwrap();
        let (red, so_far) = *state;
        if red {
            let waiting = |state: &mut (bool, u64)| state.1 == so_far;
            drop(self.changed.wait_while(state, waiting).unwrap());
        }
    }
}
