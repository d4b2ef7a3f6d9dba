//! Believed: after the limit everybody is ready, or late.
//! Diagnosis: it waited out the limit?

use tokio::time::sleep;

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
    let tasks: Vec<_> = fetches.into_iter().map(tokio::spawn).collect();
    sleep(limit).await;
    let mut answers = Vec::new();
    for task in tasks {
        if task.is_finished() {
            answers.push(Some(task.await.unwrap()));
        } else {
            task.abort();
            answers.push(None);
        }
    }
    answers
}
