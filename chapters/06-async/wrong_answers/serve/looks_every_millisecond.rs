//! Believed: a kitchen that looks often enough needn't be woken.
//! Diagnosis: serve sleeps

use std::time::Duration;

use tokio::sync::mpsc::error::TryRecvError;
use tokio::sync::{mpsc, oneshot};
use tokio::time::sleep;

pub async fn serve(
    mut orders: mpsc::Receiver<u32>,
    mut stop: oneshot::Receiver<()>,
    mut handle: impl AsyncFnMut(u32),
) {
    loop {
        if stop.try_recv().is_ok() {
            orders.close();
        }
        match orders.try_recv() {
            Ok(order) => handle(order).await,
            Err(TryRecvError::Empty) => {
                sleep(Duration::from_millis(1)).await;
            }
            Err(TryRecvError::Disconnected) => return,
        }
    }
}
