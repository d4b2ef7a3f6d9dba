//! Believed: a zero in the map says that somebody is computing.
//! Diagnosis: returned 0

use std::collections::HashMap;
use std::sync::Mutex;

pub struct OnceCache {
    values: Mutex<HashMap<String, u64>>,
}

impl OnceCache {
    pub fn new() -> Self {
        Self { values: Mutex::default() }
    }

    pub fn get(&self, key: &str, compute: impl FnOnce() -> u64) -> u64 {
        let mut values = self.values.lock().unwrap();
        if let Some(value) = values.get(key) {
            return *value;
        }
        values.insert(key.to_owned(), 0);
        drop(values);
        let value = compute();
        self.values.lock().unwrap().insert(key.to_owned(), value);
        value
    }
}
