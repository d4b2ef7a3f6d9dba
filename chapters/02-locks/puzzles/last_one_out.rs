//! Who reads in the library is counted, and the last to leave switches
//! off the light. Ben has been reading when Anna comes.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::thread;

fn night(comes: impl Fn(&AtomicU32) -> bool) {
    let (readers, light) = (AtomicU32::new(1), AtomicBool::new(true));
    let read = || assert!(light.load(SeqCst), "Anna sits in the dark");
    let leave = || {
        if readers.fetch_sub(1, SeqCst) == 1 {
            light.store(false, SeqCst);
        }
    };
    thread::scope(|library| {
        let ben = || {
            (0..3).for_each(|_| read());
            leave();
        };
        library.spawn(ben);
        if comes(&readers) {
            read();
            leave();
        }
    });
}

/// Looks whether somebody is there, and counts herself in.
pub fn broken() {
    night(|readers| {
        let there = readers.load(SeqCst);
        if there > 0 {
            readers.store(there + 1, SeqCst);
        }
        there > 0
    });
}

/// Counts herself in if somebody is there, in one step.
pub fn cured() {
    night(|readers| {
        let one_more = |there| (there > 0).then_some(there + 1);
        readers.fetch_update(SeqCst, SeqCst, one_more).is_ok()
    });
}
