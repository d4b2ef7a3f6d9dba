//! Believed: who has no answer needs no place.
//! Diagnosis: whoever is late has a place

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
    let in_time = |fetch| tokio::spawn(timeout(limit, fetch));
    let tasks: Vec<_> = fetches.into_iter().map(in_time).collect();
    let mut answers = Vec::new();
    for task in tasks {
        if let Ok(answer) = task.await.unwrap() {
            answers.push(Some(answer));
        }
    }
    answers
}
