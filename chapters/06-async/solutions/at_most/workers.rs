//! As many workers as may run at once, and each takes the next job.

use std::sync::{Arc, Mutex};

use tokio::task::JoinSet;

pub async fn at_most<F>(limit: usize, jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let jobs = Arc::new(Mutex::new(jobs.into_iter().enumerate()));
    let mut workers = JoinSet::new();
    for _ in 0..limit {
        let jobs = Arc::clone(&jobs);
        workers.spawn(async move {
            let mut results = Vec::new();
            loop {
                // The lock is free again before the job is awaited.
                let next = jobs.lock().unwrap().next();
                let Some((place, job)) = next else { return results };
                results.push((place, job.await));
            }
        });
    }
    let results = workers.join_all().await.into_iter();
    let mut results: Vec<_> = results.flatten().collect();
    results.sort_by_key(|&(place, _)| place);
    results.into_iter().map(|(_, result)| result).collect()
}
