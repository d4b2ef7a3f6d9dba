//! Believed: without a task there is nothing to cancel.
//! Diagnosis: not asked at the same time

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
    let mut answers = Vec::new();
    for fetch in fetches {
        answers.push(timeout(limit, fetch).await.ok());
    }
    answers
}
