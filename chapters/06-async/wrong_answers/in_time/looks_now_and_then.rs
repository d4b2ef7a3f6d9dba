//! Believed: a millisecond more or less doesn't matter.
//! Diagnosis: in_time sleeps

use std::time::Duration;

use tokio::time::{sleep, timeout};

pub async fn in_time<F>(
    limit: Duration,
    fetches: Vec<F>,
) -> Vec<Option<F::Output>>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let in_time = |fetch| tokio::spawn(timeout(limit, fetch));
    let tasks: Vec<_> = fetches.into_iter().map(in_time).collect();
    while !tasks.iter().all(|task| task.is_finished()) {
        sleep(Duration::from_millis(1)).await;
    }
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.unwrap().ok());
    }
    answers
}
