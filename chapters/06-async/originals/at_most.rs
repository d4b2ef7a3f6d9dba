//! At most so many: run many jobs, but never more than `limit` of them at
//! the same time.
//!
//! Think of a server that allows you ten connections, and of a hundred
//! pages that you want. The crate tokio is all you need, and its runtime
//! has one thread, as in the whole chapter. Whoever waits does so by an
//! `await`, and doesn't look again and again.
//!
//! Practises: 06-async/ten_thousand
//! Points: 2

/// Runs all `jobs` and returns what they return, in the order of `jobs`.
///
/// They begin in that order, too. At most `limit` of them, which is at
/// least 1, run at the same time; as soon as one has ended, by a panic or
/// not, the next one begins. If one of them panics, so does this function.
pub async fn at_most<F>(limit: usize, jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    todo!()
}
