//! A set of tasks that is filled up to the limit, and refilled.

use tokio::task::JoinSet;

pub async fn at_most<F>(limit: usize, jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let mut results: Vec<_> = jobs.iter().map(|_| None).collect();
    let mut running = JoinSet::new();
    let mut waiting = jobs.into_iter().enumerate();
    loop {
        while running.len() < limit
            && let Some((place, job)) = waiting.next()
        {
            running.spawn(async move { (place, job.await) });
        }
        let Some(ended) = running.join_next().await else {
            return results.into_iter().flatten().collect();
        };
        let (place, result) = ended.unwrap();
        results[place] = Some(result);
    }
}
