//! Believed: an underscore is a name for what I don't use.
//! Diagnosis: jobs ran at the same time, and the limit is 1

use std::sync::Arc;

use tokio::sync::Semaphore;

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
            let _ = places.acquire().await.unwrap();
            job.await
        }));
    }
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}
