//! Believed: join_all is what asyncio calls gather.
//! Diagnosis: not in the order of the futures

use tokio::task::JoinSet;

pub async fn gather<F>(futures: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let mut tasks = JoinSet::new();
    for future in futures {
        tasks.spawn(future);
    }
    tasks.join_all().await
}
