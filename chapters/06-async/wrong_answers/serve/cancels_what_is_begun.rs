//! Believed: the loop can stop at any of its awaits.
//! Diagnosis: its handling was cancelled half-way

use tokio::select;
use tokio::sync::{mpsc, oneshot};

pub async fn serve(
    mut orders: mpsc::Receiver<u32>,
    mut stop: oneshot::Receiver<()>,
    mut handle: impl AsyncFnMut(u32),
) {
    let work = async {
        while let Some(order) = orders.recv().await {
            handle(order).await;
        }
    };
    select! {
        _ = &mut stop => {}
        _ = work => return,
    }
    orders.close();
    while let Some(order) = orders.recv().await {
        handle(order).await;
    }
}
