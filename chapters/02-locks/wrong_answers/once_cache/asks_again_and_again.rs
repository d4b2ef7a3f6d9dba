//! Believed: who waits may as well look again and again.
//! Diagnosis: asks again and again

use std::collections::HashMap;
use std::sync::Mutex;
use std::thread;

pub struct OnceCache {
    values: Mutex<HashMap<String, Option<u64>>>, // None: being computed
}

impl OnceCache {
    pub fn new() -> Self {
        Self { values: Mutex::default() }
    }

    pub fn get(&self, key: &str, compute: impl FnOnce() -> u64) -> u64 {
        loop {
            let mut values = self.values.lock().unwrap();
            match values.get(key) {
                Some(Some(value)) => return *value,
                Some(None) => {}
                None => {
                    values.insert(key.to_owned(), None);
                    break;
                }
            }
            drop(values);
            thread::yield_now();
        }
        let value = compute();
        self.values.lock().unwrap().insert(key.to_owned(), Some(value));
        value
    }
}
