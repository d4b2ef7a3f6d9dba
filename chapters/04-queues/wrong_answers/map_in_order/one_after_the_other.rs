//! Believed: joining each thread before the next starts keeps the order.
//! Diagnosis: for 1 more to arrive

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
    items
        .into_iter()
        .map(|item| thread::spawn(move || work(item)).join().unwrap())
        .collect()
}
