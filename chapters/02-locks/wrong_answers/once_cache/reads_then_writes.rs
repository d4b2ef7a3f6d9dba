//! Believed: nobody can change the map between reading and writing it.
//! Diagnosis: was computed 2 times

use std::collections::HashMap;
use std::sync::RwLock;

pub struct OnceCache {
    values: RwLock<HashMap<String, u64>>,
}

impl OnceCache {
    pub fn new() -> Self {
        Self { values: RwLock::default() }
    }

    pub fn get(&self, key: &str, compute: impl FnOnce() -> u64) -> u64 {
        if let Some(value) = self.values.read().unwrap().get(key) {
            return *value;
        }
        let value = compute();
        let mut values = self.values.write().unwrap();
        *values.entry(key.to_owned()).or_insert(value)
    }
}
