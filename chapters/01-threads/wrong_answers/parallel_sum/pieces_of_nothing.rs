//! Believed: there are always more items than threads.
//! Diagnosis: 0 items and 1 threads

use std::thread;

pub fn parallel_sum<T: Sync>(
    items: &[T],
    threads: usize,
    measure: fn(&T) -> u64,
) -> u64 {
    let share = items.len().div_ceil(threads);
    thread::scope(|scope| {
        let threads: Vec<_> = items
            .chunks(share)
            .map(|share| {
                scope.spawn(move || {
                    share.iter().map(measure).sum::<u64>()
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    })
}
