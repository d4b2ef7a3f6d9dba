//! Believed: what has come by now can be handled together.
//! Diagnosis: the door stays open

use tokio::select;
use tokio::sync::{mpsc, oneshot};

pub async fn serve(
    mut orders: mpsc::Receiver<u32>,
    mut stop: oneshot::Receiver<()>,
    mut handle: impl AsyncFnMut(u32),
) {
    let mut batch = Vec::new();
    loop {
        select! {
            biased;
            _ = &mut stop => break,
            count = orders.recv_many(&mut batch, 100) => {
                if count == 0 {
                    return;
                }
                for order in batch.drain(..) {
                    handle(order).await;
                }
            }
        }
    }
    orders.close();
    while let Some(order) = orders.recv().await {
        handle(order).await;
    }
}
