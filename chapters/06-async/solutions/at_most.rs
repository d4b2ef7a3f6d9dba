//! At most so many: run many jobs, but never more than `limit` of them at
//! the same time.

use std::sync::Arc;

use tokio::sync::Semaphore;

/// Runs all `jobs` and returns what they return, in the order of `jobs`.
///
/// They begin in that order, too. At most `limit` of them, which is at
/// least 1, run at the same time; as soon as one has ended, by a panic or
/// not, the next one begins. If one of them panics, so does this function.
pub async fn at_most<F>(limit: usize, jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let places = Arc::new(Semaphore::new(limit));
    let mut tasks = Vec::new();
    for job in jobs {
        let places = Arc::clone(&places);
        tasks.push(tokio::spawn(async move {
            // A name, so that it is kept until the block is left: by the
            // job's end, by its panic, or because it is cancelled.
            let _place = places.acquire().await.unwrap();
            job.await
        }));
    }
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}
