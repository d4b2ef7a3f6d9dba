//! Believed: who doesn't find the value is the one who must compute it.
//! Diagnosis: was computed 2 times

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
        let known = self.values.lock().unwrap().get(key).copied();
        known.unwrap_or_else(|| {
            let value = compute();
            self.values.lock().unwrap().insert(key.to_owned(), value);
            value
        })
    }
}
