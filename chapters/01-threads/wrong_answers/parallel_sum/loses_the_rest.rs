//! Believed: the shares are equal.
//! Diagnosis: it is not counted

use std::thread;

pub fn parallel_sum<T: Sync>(
    items: &[T],
    threads: usize,
    measure: fn(&T) -> u64,
) -> u64 {
    let share = items.len() / threads;
    thread::scope(|scope| {
        let threads: Vec<_> = (0..threads)
            .map(|n| {
                let share = &items[n * share..(n + 1) * share];
                scope.spawn(move || {
                    share.iter().map(measure).sum::<u64>()
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    })
}
