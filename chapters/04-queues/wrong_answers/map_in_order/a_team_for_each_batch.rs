//! Believed: as many threads as there are workers, again and again.
//! Diagnosis: more threads than workers

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
    let mut results = Vec::new();
    let mut items = items.into_iter();
    while items.len() > 0 {
        let team: Vec<_> = items
            .by_ref()
            .take(workers)
            .map(|item| thread::spawn(move || work(item)))
            .collect();
        for thread in team {
            results.push(thread.join().unwrap());
        }
    }
    results
}
