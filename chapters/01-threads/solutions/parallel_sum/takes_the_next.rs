//! Nothing is divided beforehand: each thread takes the next item when it
//! is free. That is fair even if the items differ.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::thread;

pub fn parallel_sum<T: Sync>(
    items: &[T],
    threads: usize,
    measure: fn(&T) -> u64,
) -> u64 {
    let (next, total) = (AtomicUsize::new(0), AtomicU64::new(0));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut sum = 0;
                while let Some(item) =
                    items.get(next.fetch_add(1, Relaxed))
                {
                    sum += measure(item);
                }
                total.fetch_add(sum, Relaxed);
            });
        }
    });
    total.into_inner()
}
