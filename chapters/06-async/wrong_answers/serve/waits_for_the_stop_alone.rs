//! Believed: somebody will say stop in the end.
//! Diagnosis: does it wait for a stop that nobody says?

use tokio::select;
use tokio::sync::{mpsc, oneshot};

pub async fn serve(
    mut orders: mpsc::Receiver<u32>,
    mut stop: oneshot::Receiver<()>,
    mut handle: impl AsyncFnMut(u32),
) {
    loop {
        select! {
            _ = &mut stop => break,
            Some(order) = orders.recv() => handle(order).await,
        }
    }
    orders.close();
    while let Some(order) = orders.recv().await {
        handle(order).await;
    }
}
