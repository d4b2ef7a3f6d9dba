//! Believed: forget() says that I don't need the place any more.
//! Diagnosis: does a job that ends give

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
            let place = places.acquire().await.unwrap();
            let result = job.await;
            place.forget();
            result
        }));
    }
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}
