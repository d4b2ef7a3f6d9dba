//! Believed: it is enough to look for the stop after each order.
//! Diagnosis: a sender is still there, but is silent

use tokio::sync::{mpsc, oneshot};

pub async fn serve(
    mut orders: mpsc::Receiver<u32>,
    mut stop: oneshot::Receiver<()>,
    mut handle: impl AsyncFnMut(u32),
) {
    while let Some(order) = orders.recv().await {
        handle(order).await;
        if stop.try_recv().is_ok() {
            orders.close();
        }
    }
}
