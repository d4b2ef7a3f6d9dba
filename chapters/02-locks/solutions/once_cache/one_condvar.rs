//! One map, one condvar: a key that is being computed is marked as such.

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
        loop {
            match values.get(key) {
                Some(Some(value)) => return *value,
                Some(None) => {
                    values = self.computed.wait(values).unwrap()
                }
                None => break,
            }
        }
        values.insert(key.to_owned(), None);
        drop(values);
        let value = compute();
        self.values.lock().unwrap().insert(key.to_owned(), Some(value));
        self.computed.notify_all();
        value
    }
}
