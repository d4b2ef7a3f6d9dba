//! Believed: the stop closes the channel, and the loop ends by itself.
//! Diagnosis: called after complete

use tokio::select;
use tokio::sync::{mpsc, oneshot};

pub async fn serve(
    mut orders: mpsc::Receiver<u32>,
    mut stop: oneshot::Receiver<()>,
    mut handle: impl AsyncFnMut(u32),
) {
    loop {
        select! {
            _ = &mut stop => orders.close(),
            order = orders.recv() => match order {
                Some(order) => handle(order).await,
                None => return,
            },
        }
    }
}
