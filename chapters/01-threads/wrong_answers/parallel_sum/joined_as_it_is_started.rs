//! Believed: an iterator of threads is a set of running threads.
//! Diagnosis: 1 more to arrive

use std::thread;

pub fn parallel_sum<T: Sync>(
    items: &[T],
    threads: usize,
    measure: fn(&T) -> u64,
) -> u64 {
    let share = items.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        items
            .chunks(share)
            .map(|share| {
                scope.spawn(move || {
                    share.iter().map(measure).sum::<u64>()
                })
            })
            .map(|thread| thread.join().unwrap())
            .sum()
    })
}
