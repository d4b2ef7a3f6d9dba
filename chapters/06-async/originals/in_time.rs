//! In time: ask many at once, and give each of them the same time to
//! answer.
//!
//! The code below has two mistakes. A fetch that is too late goes on
//! behind our back, and some fetches are given more time than others.
//! Mend both. The crate tokio is all you need, and its runtime has one
//! thread, as in the whole chapter. Whoever waits does so by an `await`,
//! and doesn't look again and again.
//!
//! Practises: 06-async/first_of
//! Points: 2

use std::time::Duration;

use tokio::time::timeout;

/// Runs all `fetches` at the same time, each for `limit` at most.
///
/// Returns what they have returned, in the order of `fetches`, and `None`
/// in the place of one that was late. Returns as soon as it knows. No
/// fetch is then going on any more: those that were late are cancelled,
/// and what they own is dropped, at the latest when the runtime has its
/// next turn. If a fetch panics in time, so does this function.
#[allow(unreachable_code)]
pub async fn in_time<F>(
    limit: Duration,
    fetches: Vec<F>,
) -> Vec<Option<F::Output>>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    todo!("delete this line to begin");

    let tasks: Vec<_> = fetches.into_iter().map(tokio::spawn).collect();
    let mut answers = Vec::new();
    for task in tasks {
        match timeout(limit, task).await {
            Ok(answer) => answers.push(Some(answer.unwrap())),
            Err(_) => answers.push(None), // dropped, and so it ends
        }
    }
    answers
}
