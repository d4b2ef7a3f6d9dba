//! Closing time: a kitchen that stops when it is told to, and loses no
//! order.

use tokio::select;
use tokio::sync::{mpsc, oneshot};

/// Handles the orders one after the other, as they come, until `stop`
/// arrives or until all senders are gone.
///
/// An order is accepted when its `send` has returned `Ok`. Every order
/// that was accepted is handled, to its end, before `serve` returns. After
/// the stop no more are accepted: `send` returns an error to whoever
/// tries, also to those who were waiting for room. Only if an order is in
/// hand when the stop comes are more accepted until that one is done, and
/// handled as well.
///
/// If the sender of `stop` is dropped, nobody says stop any more. `serve`
/// may take that for a stop, or go on until all other senders are gone.
pub async fn serve(
    mut orders: mpsc::Receiver<u32>,
    mut stop: oneshot::Receiver<()>,
    mut handle: impl AsyncFnMut(u32),
) {
    loop {
        select! {
            // From top to bottom: by the dice, an order that is there could
            // come first a few times more, and then so could the next.
            biased;
            _ = &mut stop => break,
            // Only the waiting is in the select. The handling comes after
            // it, so that a stop never drops it half-way.
            order = orders.recv() => match order {
                Some(order) => handle(order).await,
                None => return,
            },
        }
    }
    // From here on `send` returns an error. What is in the channel stays
    // there, and `recv` returns `None` when the last of it is out; it even
    // waits for a sender who has been given room and hasn't used it yet.
    orders.close();
    while let Some(order) = orders.recv().await {
        handle(order).await;
    }
}
