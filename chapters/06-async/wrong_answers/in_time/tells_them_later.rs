//! Believed: who is late can be told to stop when there is time for it.
//! Diagnosis: are still going on

use std::time::Duration;

use tokio::time::{Instant, sleep, timeout_at};

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
                let abort = task.abort_handle();
                tokio::spawn(async move {
                    sleep(Duration::from_millis(1)).await;
                    abort.abort();
                });
                answers.push(None);
            }
        }
    }
    answers
}
