//! Two doors, one after the other: the first opens when all have come, the
//! second when all are through the first. So nobody can come round to the
//! first while somebody is still asleep there.

use std::sync::{Condvar, Mutex};

pub struct Barrier {
    size: usize,
    inside: Mutex<Inside>,
    changed: Condvar,
}

#[derive(Default)]
struct Inside {
    count: usize,
    leaving: bool,
}

impl Barrier {
    pub fn new(size: usize) -> Self {
        let inside = Mutex::new(Inside::default());
        Self { size, inside, changed: Condvar::new() }
    }

    pub fn wait(&self) -> bool {
        let inside = self.inside.lock().unwrap();
        let mut inside =
            self.changed.wait_while(inside, |i| i.leaving).unwrap();
        inside.count += 1;
        if inside.count == self.size {
            inside.leaving = true;
            self.changed.notify_all();
        }
        let mut inside =
            self.changed.wait_while(inside, |i| !i.leaving).unwrap();
        inside.count -= 1;
        let last = inside.count == 0;
        if last {
            inside.leaving = false;
            self.changed.notify_all();
        }
        last
    }
}
