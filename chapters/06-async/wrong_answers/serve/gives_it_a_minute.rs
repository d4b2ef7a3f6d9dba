//! Believed: whatever is left is done in a minute.
//! Diagnosis: its handling was cancelled half-way

use std::time::Duration;

use tokio::select;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

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
    orders.close();
    let rest = async {
        while let Some(order) = orders.recv().await {
            handle(order).await;
        }
    };
    let _ = timeout(Duration::from_secs(60), rest).await;
}
