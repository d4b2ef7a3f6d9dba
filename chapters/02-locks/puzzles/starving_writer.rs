//! A painter needs the room to be empty, and looks in four times.
//! Two visitors come, and go.

use std::sync::{Mutex, RwLock};
use std::thread;

/// Anybody may come in while others are there.
pub fn broken() {
    let room = RwLock::new("grey");
    let visit = || assert!(!room.read().unwrap().is_empty());
    let painted = thread::scope(|museum| {
        museum.spawn(visit);
        museum.spawn(visit);
        let paint =
            |_| room.try_write().map(|mut it| *it = "red").is_ok();
        (1..=4).any(paint)
    });
    assert!(painted, "the painter never gets in");
}

/// Visitors come in by a door, and the painter shuts it.
pub fn cured() {
    let (door, room) = (Mutex::new(()), RwLock::new("grey"));
    let visit = || {
        let passing = door.lock().unwrap();
        let room = room.read().unwrap();
        drop(passing);
        assert!(!room.is_empty());
    };
    thread::scope(|museum| {
        museum.spawn(visit);
        museum.spawn(visit);
        let _shut = door.lock().unwrap();
        *room.write().unwrap() = "red";
    });
}
