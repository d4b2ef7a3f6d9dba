//! Believed: ten at a time are quick, and enough.
//! Diagnosis: the futures don't run at the same time

pub async fn gather<F>(futures: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let mut results = Vec::new();
    let mut futures = futures.into_iter();
    while futures.len() > 0 {
        let group = futures.by_ref().take(10);
        let tasks: Vec<_> = group.map(tokio::spawn).collect();
        for task in tasks {
            results.push(task.await.unwrap());
        }
    }
    results
}
