//! Without any task: what `join!` does, for as many as there are.

use std::future::poll_fn;
use std::task::Poll;

pub async fn gather<F>(futures: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let mut futures: Vec<_> =
        futures.into_iter().map(Box::pin).collect();
    let mut results: Vec<_> = futures.iter().map(|_| None).collect();
    poll_fn(|context| {
        for (future, result) in futures.iter_mut().zip(&mut results) {
            // A future that was ready must not be asked again.
            if result.is_none()
                && let Poll::Ready(value) =
                    future.as_mut().poll(context)
            {
                *result = Some(value);
            }
        }
        if results.iter().all(Option::is_some) {
            return Poll::Ready(());
        }
        Poll::Pending
    })
    .await;
    results.into_iter().flatten().collect()
}
