//! Believed: the place is needed to start a task.
//! Diagnosis: jobs ran at the same time, and the limit is 1

use tokio::sync::Semaphore;

pub async fn at_most<F>(limit: usize, jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let places = Semaphore::new(limit);
    let mut tasks = Vec::new();
    for job in jobs {
        let _place = places.acquire().await.unwrap();
        tasks.push(tokio::spawn(job));
    }
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}
