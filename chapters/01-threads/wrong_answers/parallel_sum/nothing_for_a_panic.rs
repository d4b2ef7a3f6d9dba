//! Believed: a thread that failed has nothing to add.
//! Diagnosis: returned a sum as if all had gone well

use std::thread;

pub fn parallel_sum<T: Sync>(
    items: &[T],
    threads: usize,
    measure: fn(&T) -> u64,
) -> u64 {
    let share = items.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let threads: Vec<_> = items
            .chunks(share)
            .map(|share| {
                scope.spawn(move || {
                    share.iter().map(measure).sum::<u64>()
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or(0))
            .sum()
    })
}
