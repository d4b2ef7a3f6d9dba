//! Believed: forget() and add_permits() are what a permit does by itself.
//! Diagnosis: is not given back after a panic

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
            places.acquire().await.unwrap().forget();
            let result = job.await;
            places.add_permits(1);
            result
        }));
    }
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}
