//! Two threads, each of which needs two locks.

use std::sync::{Arc, Mutex};
use std::thread;

/// They lock in opposite order.
pub fn broken() {
    let left = Arc::new(Mutex::new(1));
    let right = Arc::new(Mutex::new(2));
    let (my_left, my_right) = (Arc::clone(&left), Arc::clone(&right));
    let alice = thread::spawn(move || {
        let mut left = my_left.lock().unwrap();
        let right = my_right.lock().unwrap();
        *left += *right;
    });
    let bob = thread::spawn(move || {
        let mut right = right.lock().unwrap();
        let left = left.lock().unwrap();
        *right += *left;
    });
    alice.join().unwrap();
    bob.join().unwrap();
}

/// They lock in the same order.
pub fn cured() {
    let left = Arc::new(Mutex::new(1));
    let right = Arc::new(Mutex::new(2));
    let (my_left, my_right) = (Arc::clone(&left), Arc::clone(&right));
    let alice = thread::spawn(move || {
        let mut left = my_left.lock().unwrap();
        let right = my_right.lock().unwrap();
        *left += *right;
    });
    let bob = thread::spawn(move || {
        let left = left.lock().unwrap();
        let mut right = right.lock().unwrap();
        *right += *left;
    });
    alice.join().unwrap();
    bob.join().unwrap();
}
