//! Believed: every place gets its share of the jobs.
//! Diagnosis: did not begin in their order

use tokio::task::JoinSet;

pub async fn at_most<F>(limit: usize, jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let mut shares: Vec<_> = (0..limit).map(|_| Vec::new()).collect();
    for (place, job) in jobs.into_iter().enumerate() {
        shares[place % limit].push((place, job));
    }
    let mut workers = JoinSet::new();
    for share in shares {
        workers.spawn(async move {
            let mut results = Vec::new();
            for (place, job) in share {
                results.push((place, job.await));
            }
            results
        });
    }
    let results = workers.join_all().await.into_iter();
    let mut results: Vec<_> = results.flatten().collect();
    results.sort_by_key(|&(place, _)| place);
    results.into_iter().map(|(_, result)| result).collect()
}
