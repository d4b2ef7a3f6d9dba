//! Believed: an await lets the others run, so all of them do.
//! Diagnosis: only 1 had begun

pub async fn gather<F>(futures: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let mut results = Vec::new();
    for future in futures {
        results.push(future.await);
    }
    results
}
