//! Believed: what is in the channel at the stop is what was accepted.
//! Diagnosis: was accepted and never handled

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
    for _ in 0..orders.len() {
        if let Some(order) = orders.recv().await {
            handle(order).await;
        }
    }
}
