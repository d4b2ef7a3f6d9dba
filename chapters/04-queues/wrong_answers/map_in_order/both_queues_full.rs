//! Believed: bounded queues are always better.
//! Diagnosis: waits for room

use std::thread;

use crossbeam_channel::bounded;

pub fn map_in_order<T, R>(
    items: Vec<T>,
    workers: usize,
    work: fn(T) -> R,
) -> Vec<R>
where
    T: Send + 'static,
    R: Send + 'static,
{
    let (sender, queue) = bounded(1);
    let (done, results) = bounded(1);
    for _ in 0..workers {
        let (queue, done) = (queue.clone(), done.clone());
        thread::spawn(move || {
            for (place, item) in queue {
                done.send((place, work(item))).unwrap();
            }
        });
    }
    drop(done);
    // Nobody takes a result before all items are sent.
    for item in items.into_iter().enumerate() {
        sender.send(item).unwrap();
    }
    drop(sender);
    let mut results: Vec<_> = results.iter().collect();
    results.sort_by_key(|(place, _)| *place);
    results.into_iter().map(|(_, result)| result).collect()
}
