//! Believed: a second lock, for computing, leaves the map free.
//! Diagnosis: waits at barrier

use std::collections::HashMap;
use std::sync::Mutex;

pub struct OnceCache {
    values: Mutex<HashMap<String, u64>>,
    computing: Mutex<()>,
}

impl OnceCache {
    pub fn new() -> Self {
        Self { values: Mutex::default(), computing: Mutex::new(()) }
    }

    pub fn get(&self, key: &str, compute: impl FnOnce() -> u64) -> u64 {
        let known = || self.values.lock().unwrap().get(key).copied();
        if let Some(value) = known() {
            return value;
        }
        let _computing = self.computing.lock().unwrap();
        if let Some(value) = known() {
            return value;
        }
        let value = compute();
        self.values.lock().unwrap().insert(key.to_owned(), value);
        value
    }
}
