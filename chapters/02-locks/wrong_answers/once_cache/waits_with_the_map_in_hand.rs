//! Believed: whoever waits for a value does no harm.
//! Diagnosis: held by

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

pub struct OnceCache {
    places: Mutex<HashMap<String, Arc<OnceLock<u64>>>>,
}

impl OnceCache {
    pub fn new() -> Self {
        Self { places: Mutex::default() }
    }

    pub fn get(&self, key: &str, compute: impl FnOnce() -> u64) -> u64 {
        let mut places = self.places.lock().unwrap();
        if let Some(place) = places.get(key) {
            return *place.wait(); // somebody else computes it
        }
        let place = Arc::new(OnceLock::new());
        places.insert(key.to_owned(), Arc::clone(&place));
        drop(places);
        *place.get_or_init(compute)
    }
}
