//! Believed: main only waits, so it can work, too.
//! Diagnosis: more threads than workers

use std::thread;

use crossbeam_channel::unbounded;

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
    for item in items.into_iter().enumerate() {
        sender.send(item).unwrap();
    }
    drop(sender);
    for (place, item) in queue {
        done.send((place, work(item))).unwrap();
    }
    drop(done);

    let mut results: Vec<_> = results.iter().collect();
    results.sort_by_key(|(place, _)| *place);
    results.into_iter().map(|(_, result)| result).collect()
}
