//! Believed: a closed channel that is empty stays empty.
//! Diagnosis: the channel had room

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
            _ = &mut stop => break,
            order = orders.recv() => match order {
                Some(order) => handle(order).await,
                None => return,
            },
        }
    }
    orders.close();
    while let Ok(order) = orders.try_recv() {
        handle(order).await;
    }
}
