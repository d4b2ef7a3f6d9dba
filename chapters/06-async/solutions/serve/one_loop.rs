//! One loop before the stop and after it: the stop closes the channel, and
//! the end of the channel ends the loop, as it does anyway.

use tokio::select;
use tokio::sync::{mpsc, oneshot};

pub async fn serve(
    mut orders: mpsc::Receiver<u32>,
    mut stop: oneshot::Receiver<()>,
    mut handle: impl AsyncFnMut(u32),
) {
    let mut open = true;
    loop {
        let order = select! {
            biased; // the stop first, if both are there
            // A oneshot that has answered must not be asked again.
            _ = &mut stop, if open => {
                open = false;
                orders.close();
                continue;
            }
            order = orders.recv() => order,
        };
        let Some(order) = order else { return };
        handle(order).await;
    }
}
