//! Two neighbours share a narrow bridge. Each has a flag, and a sign says
//! whose turn it is. Who can't cross at once stays at home.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::thread;

struct Bridge {
    flags: [AtomicBool; 2],
    turn: AtomicU32,
    on_it: AtomicU32,
}

fn day(ask: impl Fn(&Bridge, usize) + Sync) {
    let bridge = Bridge {
        flags: [AtomicBool::new(false), AtomicBool::new(false)],
        turn: AtomicU32::new(0),
        on_it: AtomicU32::new(0),
    };
    let cross = |me: usize| {
        ask(&bridge, me);
        let other = 1 - me;
        let his = bridge.turn.load(SeqCst) == other as u32;
        if !(bridge.flags[other].load(SeqCst) && his) {
            let there = bridge.on_it.fetch_add(1, SeqCst);
            assert!(there == 0, "two are on the bridge");
            bridge.on_it.fetch_sub(1, SeqCst);
        }
        bridge.flags[me].store(false, SeqCst);
    };
    thread::scope(|village| {
        village.spawn(|| cross(0));
        village.spawn(|| cross(1));
    });
}

/// First gives the turn away, and then raises the flag.
pub fn broken() {
    day(|bridge, me| {
        bridge.turn.store(1 - me as u32, SeqCst);
        bridge.flags[me].store(true, SeqCst);
    });
}

/// First raises the flag, and then gives the turn away.
pub fn cured() {
    day(|bridge, me| {
        bridge.flags[me].store(true, SeqCst);
        bridge.turn.store(1 - me as u32, SeqCst);
    });
}
