//! The same without channels: whoever is free locks the list of what is left.

use std::sync::{Arc, Mutex};
use std::thread;

pub fn map_in_order<T, R>(
    items: Vec<T>,
    workers: usize,
    work: fn(T) -> R,
) -> Vec<R>
where
    T: Send + 'static,
    R: Send + 'static,
{
    let results = Arc::new(Mutex::new(Vec::new()));
    results.lock().unwrap().resize_with(items.len(), || None);
    let left = Arc::new(Mutex::new(items.into_iter().enumerate()));
    let start = |_| {
        let (left, results) = (Arc::clone(&left), Arc::clone(&results));
        thread::spawn(move || {
            // A binding of its own, so that the lock is released before the
            // work begins.
            let next = || left.lock().unwrap().next();
            while let Some((place, item)) = next() {
                let result = work(item);
                results.lock().unwrap()[place] = Some(result);
            }
        })
    };
    let workers: Vec<_> = (0..workers).map(start).collect();
    workers.into_iter().for_each(|worker| worker.join().unwrap());
    let results = std::mem::take(&mut *results.lock().unwrap());
    results.into_iter().map(Option::unwrap).collect()
}
