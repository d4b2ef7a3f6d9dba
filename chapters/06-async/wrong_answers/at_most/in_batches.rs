//! Believed: start so many, wait for them, start as many again.
//! Diagnosis: a free place stayed empty

pub async fn at_most<F>(limit: usize, jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let mut results = Vec::new();
    let mut jobs = jobs.into_iter();
    loop {
        let batch: Vec<_> =
            jobs.by_ref().take(limit).map(tokio::spawn).collect();
        if batch.is_empty() {
            return results;
        }
        for task in batch {
            results.push(task.await.unwrap());
        }
    }
}
