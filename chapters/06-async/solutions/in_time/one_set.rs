//! A set of tasks, emptied until the time is over. Then those that are left
//! are ended together.

use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

pub async fn in_time<F>(
    limit: Duration,
    fetches: Vec<F>,
) -> Vec<Option<F::Output>>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let deadline = Instant::now() + limit;
    let mut answers: Vec<_> = fetches.iter().map(|_| None).collect();
    let mut tasks = JoinSet::new();
    for (place, fetch) in fetches.into_iter().enumerate() {
        tasks.spawn(async move { (place, fetch.await) });
    }
    while let Ok(Some(ended)) =
        timeout_at(deadline, tasks.join_next()).await
    {
        let (place, answer) = ended.unwrap();
        answers[place] = Some(answer);
    }
    tasks.shutdown().await; // until they have really ended
    answers
}
