//! Believed: a queue keeps the order, so the results come in it.
//! Diagnosis: in another order

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
            for item in queue {
                done.send(work(item)).unwrap();
            }
        });
    }
    drop(done);
    for item in items {
        sender.send(item).unwrap();
    }
    drop(sender);
    results.iter().collect()
}
