//! Believed: when a timeout drops a handle, the task ends.
//! Diagnosis: late fetches are still going on

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
    let in_time =
        |fetch| tokio::spawn(timeout(limit, tokio::spawn(fetch)));
    let tasks: Vec<_> = fetches.into_iter().map(in_time).collect();
    let mut answers = Vec::new();
    for task in tasks {
        let answer = task.await.unwrap();
        answers.push(answer.ok().map(Result::unwrap));
    }
    answers
}
