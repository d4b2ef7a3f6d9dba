//! A mutex for each key, behind a read-write lock: a known key needs only
//! to be read.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, RwLock};

type Place = Arc<Mutex<Option<u64>>>;

pub struct OnceCache {
    places: RwLock<HashMap<String, Place>>,
}

impl OnceCache {
    pub fn new() -> Self {
        Self { places: RwLock::default() }
    }

    pub fn get(&self, key: &str, compute: impl FnOnce() -> u64) -> u64 {
        let place = self.find(key).unwrap_or_else(|| self.make(key));
        *place.lock().unwrap().get_or_insert_with(compute)
    }

    fn find(&self, key: &str) -> Option<Place> {
        self.places.read().unwrap().get(key).cloned()
    }

    /// Looks again: somebody may have made it since we read.
    fn make(&self, key: &str) -> Place {
        let mut places = self.places.write().unwrap();
        Arc::clone(places.entry(key.to_owned()).or_default())
    }
}
