//! Believed: with sixteen locks, two keys hardly ever meet.
//! Diagnosis: held by

use std::collections::HashMap;
use std::sync::Mutex;

pub struct OnceCache {
    shards: [Mutex<HashMap<String, u64>>; 16],
}

impl OnceCache {
    pub fn new() -> Self {
        Self { shards: Default::default() }
    }

    pub fn get(&self, key: &str, compute: impl FnOnce() -> u64) -> u64 {
        let sum: usize = key.bytes().map(usize::from).sum();
        let mut values = self.shards[sum % 16].lock().unwrap();
        *values.entry(key.to_owned()).or_insert_with(compute)
    }
}
