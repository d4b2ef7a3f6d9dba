//! Believed: when the channel is empty, all has been handled.
//! Diagnosis: it still accepts the orders

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
    while let Ok(order) = orders.try_recv() {
        handle(order).await;
    }
}
