//! Believed: the rest of a division is small.
//! Diagnosis: more to arrive

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
                let items = match n + 1 == threads {
                    true => &items[n * share..],
                    false => &items[n * share..][..share],
                };
                scope.spawn(move || {
                    items.iter().map(measure).sum::<u64>()
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    })
}
