//! The painters again: how often do they meet if nobody makes them?

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Barrier, Mutex};
use std::thread;

use anyhow::Result;

/// Do the two come to hold one thing each? `lock` in the place of
/// `try_lock` would then wait for ever.
pub fn meet(between: impl Fn() + Sync) -> bool {
    let (brush, bucket) = (Mutex::new("brush"), Mutex::new("bucket"));
    let have_one = AtomicU32::new(0);
    let paint = |first: &Mutex<_>, second: &Mutex<_>| {
        let _one = first.lock().unwrap();
        between();
        if have_one.fetch_add(1, SeqCst) == 1 {
            return true; // the other has one too, and wants this
        }
        if let Ok(_other) = second.try_lock() {
            have_one.fetch_sub(1, SeqCst); // it has both: no harm
        }
        false
    };
    thread::scope(|scope| {
        let anna = scope.spawn(|| paint(&brush, &bucket));
        let ben = scope.spawn(|| paint(&bucket, &brush));
        [anna, ben]
            .map(|painter| painter.join().unwrap())
            .contains(&true)
    })
}

/// About ten microseconds, in a debug build.
fn work() {
    assert_eq!((1..=1_000_u64).sum::<u64>(), 500_500);
}

fn count(runs: usize, one_run: impl Fn() -> bool) -> String {
    let deadlocks = (0..runs).filter(|_| one_run()).count();
    format!("{deadlocks} of {runs} runs")
}

pub fn run() -> Result<()> {
    println!("as it is: {}", count(4_000, || meet(|| ())));
    println!("slowed down: {}", count(4_000, || meet(work)));

    let both_have_one = Barrier::new(2);
    let forced = || {
        both_have_one.wait();
    };
    println!("forced: {}", count(100, || meet(forced)));
    Ok(())
}
