//! Believed: nobody drops a sender without having said something.
//! Diagnosis: panicked

use tokio::select;
use tokio::sync::{mpsc, oneshot};

pub async fn serve(
    mut orders: mpsc::Receiver<u32>,
    mut stop: oneshot::Receiver<()>,
    mut handle: impl AsyncFnMut(u32),
) {
    loop {
        select! {
            biased;
            said = &mut stop => {
                said.unwrap();
                break;
            }
            order = orders.recv() => match order {
                Some(order) => handle(order).await,
                None => return,
            },
        }
    }
    orders.close();
    while let Some(order) = orders.recv().await {
        handle(order).await;
    }
}
