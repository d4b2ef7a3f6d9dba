//! Believed: after the stop, everybody will soon be gone.
//! Diagnosis: a sender is still there, but is silent

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
            order = orders.recv() => match order {
                Some(order) => handle(order).await,
                None => return,
            },
        }
    }
    while let Some(order) = orders.recv().await {
        handle(order).await;
    }
}
