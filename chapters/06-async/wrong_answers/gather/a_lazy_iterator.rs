//! Believed: map spawns all the tasks, then the loop waits for them.
//! Diagnosis: only 1 had begun

pub async fn gather<F>(futures: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let tasks = futures.into_iter().map(tokio::spawn);
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}
