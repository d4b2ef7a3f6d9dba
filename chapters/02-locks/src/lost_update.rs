//! Two gates count visitors, and one of the visitors is lost.

use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

use anyhow::Result;

pub fn run() -> Result<()> {
    // Left to chance it is nearly always 2, and that is the trap.
    assert!([1, 2].contains(&left_to_chance()));

    println!("read, then write: 2 came in, {} counted", lost());
    println!("add in one step: 2 came in, {} counted", in_one_step());
    Ok(())
}

pub fn left_to_chance() -> u32 {
    two_gates(|visitors| {
        let seen = visitors.load(SeqCst);
        // Here the other gate may count its visitor: we don't see it.
        visitors.store(seen + 1, SeqCst);
    })
}

/// The same, with the unlucky moment made certain.
fn lost() -> u32 {
    let both_have_read = Barrier::new(2);
    two_gates(|visitors| {
        let seen = visitors.load(SeqCst);
        both_have_read.wait(); // until the other gate has read too
        visitors.store(seen + 1, SeqCst);
    })
}

pub fn in_one_step() -> u32 {
    two_gates(|visitors| {
        visitors.fetch_add(1, SeqCst); // nobody comes in between
    })
}

/// Each of two gates lets one visitor in and counts.
fn two_gates(count: impl Fn(&AtomicU32) + Sync) -> u32 {
    let visitors = AtomicU32::new(0);
    thread::scope(|museum| {
        museum.spawn(|| count(&visitors));
        museum.spawn(|| count(&visitors));
    }); // the scope ends when both threads have
    visitors.into_inner()
}
