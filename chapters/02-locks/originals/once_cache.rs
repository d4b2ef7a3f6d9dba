//! A cache that computes each key once, even if several threads ask for it
//! at the same moment, and holds up nobody who wants another key.
//!
//! Practises: 02-locks/read_mostly
//! Points: 3

use std::collections::HashMap;
use std::sync::Mutex;

pub struct OnceCache {
    // which lock, and what is in it?
}

impl OnceCache {
    /// An empty cache.
    pub fn new() -> Self {
        todo!()
    }

    /// Returns the value of `key`; if there is none yet, calls `compute`
    /// and keeps what it returns.
    ///
    /// `compute` is slow. Of several threads that ask for the same key, one
    /// computes and the others sleep until the value is there; they do not
    /// ask again and again. Who asks for another key doesn't wait for them.
    ///
    /// `compute` doesn't panic, and doesn't use the cache.
    pub fn get(&self, key: &str, compute: impl FnOnce() -> u64) -> u64 {
        todo!()
    }
}
