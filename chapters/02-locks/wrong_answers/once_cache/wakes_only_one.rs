//! Believed: one value was computed, so one thread is woken.
//! Diagnosis: nobody is left to notify it

use std::collections::HashMap;
use std::sync::{Condvar, Mutex};

pub struct OnceCache {
    values: Mutex<HashMap<String, Option<u64>>>, // None: being computed
    computed: Condvar,
}

impl OnceCache {
    pub fn new() -> Self {
        Self { values: Mutex::default(), computed: Condvar::new() }
    }

    pub fn get(&self, key: &str, compute: impl FnOnce() -> u64) -> u64 {
        let mut values = self.values.lock().unwrap();
        while let Some(place) = values.get(key) {
            if let Some(value) = place {
                return *value;
            }
            values = self.computed.wait(values).unwrap();
        }
        values.insert(key.to_owned(), None);
        drop(values);
        let value = compute();
        self.values.lock().unwrap().insert(key.to_owned(), Some(value));
        self.computed.notify_one();
        value
    }
}
