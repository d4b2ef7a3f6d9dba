//! Believed: a counter and a loop that looks at it are a semaphore.
//! Diagnosis: at_most sleeps

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use tokio::time::sleep;

pub async fn at_most<F>(limit: usize, jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let running = Arc::new(AtomicUsize::new(0));
    let mut tasks = Vec::new();
    for job in jobs {
        let running = Arc::clone(&running);
        tasks.push(tokio::spawn(async move {
            while running.load(SeqCst) == limit {
                sleep(Duration::from_millis(1)).await;
            }
            running.fetch_add(1, SeqCst);
            let result = job.await;
            running.fetch_sub(1, SeqCst);
            result
        }));
    }
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}
