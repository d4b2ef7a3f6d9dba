//! A parallel sum: several threads share the items of a slice, which is
//! only borrowed, and add up what they find.

use std::thread;

/// The sum of `measure` over all `items`.
///
/// As many threads as `threads` says, at least one, share the items and
/// work at the same time. No more than that are started; with few items it
/// may be fewer. If all items take equally long, none of the threads
/// measures more than `items.len() / threads` of them, rounded up.
///
/// If `measure` panics, `parallel_sum` panics, too. While it waits it
/// sleeps, and doesn't ask again and again.
pub fn parallel_sum<T: Sync>(
    items: &[T],
    threads: usize,
    measure: fn(&T) -> u64,
) -> u64 {
    // Rounded up, so that the last share is the smaller one and no item is
    // left over; at least 1, because no slice has chunks of 0.
    let share = items.len().div_ceil(threads).max(1);
    // A scope ends after its threads, so they may borrow `items`.
    thread::scope(|scope| {
        let threads: Vec<_> = items
            .chunks(share)
            .map(|share| {
                scope.spawn(move || {
                    share.iter().map(measure).sum::<u64>()
                })
            })
            .collect();
        // Each thread adds up for itself, and `join` brings the sums
        // together: nothing is shared that would have to be locked.
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    })
}
