//! Believed: stop means stop.
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
            _ = &mut stop => return,
            order = orders.recv() => match order {
                Some(order) => handle(order).await,
                None => return,
            },
        }
    }
}
