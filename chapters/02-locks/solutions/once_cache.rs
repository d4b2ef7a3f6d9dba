//! A cache that computes each key once, even if several threads ask for it
//! at the same moment, and holds up nobody who wants another key.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

pub struct OnceCache {
    places: Mutex<HashMap<String, Arc<OnceLock<u64>>>>,
}

impl OnceCache {
    /// An empty cache.
    pub fn new() -> Self {
        Self { places: Mutex::default() }
    }

    /// Returns the value of `key`; if there is none yet, calls `compute`
    /// and keeps what it returns.
    pub fn get(&self, key: &str, compute: impl FnOnce() -> u64) -> u64 {
        // Under the lock we only find the place, or make it. The guard ends
        // with the statement; the `Arc` lets us keep the place without it.
        let place = Arc::clone(
            self.places
                .lock()
                .unwrap()
                .entry(key.to_owned())
                .or_default(),
        );
        // The place has a lock of its own: who wants the same key waits
        // here for the value, and nobody else does.
        *place.get_or_init(compute)
    }
}
