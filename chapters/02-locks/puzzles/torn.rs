//! A signpost has two arms, which always name the same town. A painter
//! changes both, twice, and hangs out a cloth while at work.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::thread;

/// Reads both arms if there is no cloth, before and after.
pub fn broken() {
    let cloth = AtomicBool::new(false);
    let (left, right) = (AtomicU32::new(0), AtomicU32::new(0));
    thread::scope(|road| {
        road.spawn(|| {
            for town in 1..=2 {
                cloth.store(true, SeqCst);
                left.store(town, SeqCst);
                right.store(town, SeqCst);
                cloth.store(false, SeqCst);
            }
        });
        if !cloth.load(SeqCst) {
            let read = [left.load(SeqCst), right.load(SeqCst)];
            let undisturbed = !cloth.load(SeqCst);
            assert!(!undisturbed || read[0] == read[1], "two towns");
        }
    });
}

/// The painter counts; an odd number is a cloth.
pub fn cured() {
    let count = AtomicU32::new(0);
    let (left, right) = (AtomicU32::new(0), AtomicU32::new(0));
    thread::scope(|road| {
        road.spawn(|| {
            for town in 1..=2 {
                count.fetch_add(1, SeqCst);
                left.store(town, SeqCst);
                right.store(town, SeqCst);
                count.fetch_add(1, SeqCst);
            }
        });
        let before = count.load(SeqCst);
        if before.is_multiple_of(2) {
            let read = [left.load(SeqCst), right.load(SeqCst)];
            let undisturbed = count.load(SeqCst) == before;
            assert!(!undisturbed || read[0] == read[1], "two towns");
        }
    });
}
