//! The timeout stays outside. Then the limit must be a point in time, and
//! whoever is late must be told to stop.

use std::time::Duration;

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
    let tasks: Vec<_> = fetches.into_iter().map(tokio::spawn).collect();
    let mut answers = Vec::new();
    for mut task in tasks {
        match timeout_at(deadline, &mut task).await {
            Ok(answer) => answers.push(Some(answer.unwrap())),
            Err(_) => {
                task.abort();
                let _ = task.await; // until it has really ended
                answers.push(None);
            }
        }
    }
    answers
}
