//! Believed: to cancel whoever is late is all that was missing.
//! Diagnosis: not all are given the same time

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
    let mut answers = Vec::new();
    for mut task in tasks {
        match timeout(limit, &mut task).await {
            Ok(answer) => answers.push(Some(answer.unwrap())),
            Err(_) => {
                task.abort();
                answers.push(None);
            }
        }
    }
    answers
}
