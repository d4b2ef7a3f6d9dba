//! Believed: a thread for each item is the most parallel there is.
//! Diagnosis: more threads than workers

use std::thread;

pub fn map_in_order<T, R>(
    items: Vec<T>,
    _workers: usize,
    work: fn(T) -> R,
) -> Vec<R>
where
    T: Send + 'static,
    R: Send + 'static,
{
    let threads: Vec<_> = items
        .into_iter()
        .map(|item| thread::spawn(move || work(item)))
        .collect();
    threads.into_iter().map(|thread| thread.join().unwrap()).collect()
}
