//! Believed: whoever ends first comes first.
//! Diagnosis: not in the order of the jobs

use tokio::task::JoinSet;

pub async fn at_most<F>(limit: usize, jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let mut results = Vec::new();
    let mut running = JoinSet::new();
    for job in jobs {
        if running.len() == limit {
            results.push(running.join_next().await.unwrap().unwrap());
        }
        running.spawn(job);
    }
    while let Some(result) = running.join_next().await {
        results.push(result.unwrap());
    }
    results
}
