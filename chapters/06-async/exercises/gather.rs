//! Gather: wait for any number of futures together, as `asyncio.gather`
//! does.
//!
//! `tokio::join!` must be told how many there are as you write it. Here
//! they come in a `Vec`. The crate tokio is all you need, and its runtime
//! has one thread, as in the whole chapter. Whoever waits does so by an
//! `await`, and doesn't look again and again.
//!
//! Practises: 06-async/gather
//! Points: 1

/// Runs all `futures` at the same time and returns what they return, in
/// the order of `futures`, whichever is ready first. If one of them
/// panics, so does this function.
pub async fn gather<F>(futures: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    todo!()
}
