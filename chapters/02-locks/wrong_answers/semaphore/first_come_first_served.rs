//! Believed: a queue is fair, and what is fair is right.
//! Diagnosis: nobody is left to notify it

use std::sync::{Condvar, Mutex};

pub struct Semaphore {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    free: u32,
    next_number: u32,
    served: u32,
}

pub struct Permits<'a> {
    semaphore: &'a Semaphore,
    count: u32,
}

impl Semaphore {
    pub fn new(permits: u32) -> Self {
        let state = State { free: permits, next_number: 0, served: 0 };
        Self { state: Mutex::new(state), changed: Condvar::new() }
    }

    pub fn acquire(&self, count: u32) -> Permits<'_> {
        let mut state = self.state.lock().unwrap();
        let number = state.next_number;
        state.next_number += 1;
        while state.served != number || state.free < count {
            state = self.changed.wait(state).unwrap();
        }
        state.served += 1;
        state.free -= count;
        self.changed.notify_all(); // perhaps the next one can go in, too
        Permits { semaphore: self, count }
    }

    pub fn try_acquire(&self, count: u32) -> Option<Permits<'_>> {
        let mut state = self.state.lock().unwrap();
        state.free = state.free.checked_sub(count)?;
        Some(Permits { semaphore: self, count })
    }
}

impl Drop for Permits<'_> {
    fn drop(&mut self) {
        self.semaphore.state.lock().unwrap().free += self.count;
        self.semaphore.changed.notify_all();
    }
}
