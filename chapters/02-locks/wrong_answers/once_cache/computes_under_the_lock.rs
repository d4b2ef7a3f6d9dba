//! Believed: the lock must be held from the question to the answer.
//! Diagnosis: waits at barrier

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
        *values.entry(key.to_owned()).or_insert_with(compute)
    }
}
