//! In time: ask many at once, and give each of them the same time to
//! answer.

use std::time::Duration;

use tokio::time::timeout;

/// Runs all `fetches` at the same time, each for `limit` at most.
///
/// Returns what they have returned, in the order of `fetches`, and `None`
/// in the place of one that was late. Returns as soon as it knows. No
/// fetch is then going on any more: those that were late are cancelled,
/// and what they own is dropped, at the latest when the runtime has its
/// next turn. If a fetch panics in time, so does this function.
pub async fn in_time<F>(
    limit: Duration,
    fetches: Vec<F>,
) -> Vec<Option<F::Output>>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    // The timeout is inside the task. So it owns the fetch, and drops it
    // when the time is over; and all the limits begin now.
    let in_time = |fetch| tokio::spawn(timeout(limit, fetch));
    let tasks: Vec<_> = fetches.into_iter().map(in_time).collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.unwrap().ok());
    }
    answers
}
