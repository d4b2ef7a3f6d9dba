//! Believed: `chunks` makes as many pieces as there are threads.
//! Diagnosis: threads are started

use std::thread;

pub fn parallel_sum<T: Sync>(
    items: &[T],
    threads: usize,
    measure: fn(&T) -> u64,
) -> u64 {
    let share = (items.len() / threads).max(1);
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
