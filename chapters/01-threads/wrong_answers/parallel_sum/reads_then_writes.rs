//! Believed: an atomic variable makes everything around it atomic.
//! Diagnosis: update is lost

use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::thread;

pub fn parallel_sum<T: Sync>(
    items: &[T],
    threads: usize,
    measure: fn(&T) -> u64,
) -> u64 {
    let total = AtomicU64::new(0);
    let share = items.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        for share in items.chunks(share) {
            let total = &total;
            scope.spawn(move || {
                for item in share {
                    let sum = total.load(SeqCst);
                    total.store(sum + measure(item), SeqCst);
                }
            });
        }
    });
    total.into_inner()
}
