//! Gather: wait for any number of futures together, as `asyncio.gather`
//! does.

/// Runs all `futures` at the same time and returns what they return, in
/// the order of `futures`, whichever is ready first. If one of them
/// panics, so does this function.
pub async fn gather<F>(futures: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    // `collect` makes all the tasks before we wait for the first one:
    // an iterator alone would make each of them when it is asked for it.
    let tasks: Vec<_> = futures.into_iter().map(tokio::spawn).collect();
    let mut results = Vec::new();
    for task in tasks {
        // While we wait for this one, the others run on. `unwrap`: the
        // panic of a task ends here, if nobody hands it on.
        results.push(task.await.unwrap());
    }
    results
}
