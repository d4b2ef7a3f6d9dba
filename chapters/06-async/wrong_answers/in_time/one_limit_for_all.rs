//! Believed: the limit is the same for all, so one timeout will do.
//! Diagnosis: because others were late

use tokio::task::JoinSet;

use std::time::Duration;

use tokio::time::timeout;

pub async fn in_time<F>(
    limit: Duration,
    fetches: Vec<F>,
) -> Vec<Option<F::Output>>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let count = fetches.len();
    let mut tasks = JoinSet::new();
    for (place, fetch) in fetches.into_iter().enumerate() {
        tasks.spawn(async move { (place, fetch.await) });
    }
    match timeout(limit, tasks.join_all()).await {
        Ok(mut answers) => {
            answers.sort_by_key(|&(place, _)| place);
            answers
                .into_iter()
                .map(|(_, answer)| Some(answer))
                .collect()
        }
        Err(_) => (0..count).map(|_| None).collect(),
    }
}
