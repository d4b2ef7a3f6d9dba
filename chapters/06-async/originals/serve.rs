//! Closing time: a kitchen that stops when it is told to, and loses no
//! order.
//!
//! The code below stops at once, and guests whose order was accepted wait
//! for ever. Mend it. The crate tokio is all you need, and its runtime has
//! one thread, as in the whole chapter; guests may be on others. Whoever
//! waits does so by an `await`, and doesn't look again and again.
//!
//! Practises: 06-async/actor
//! Points: 3

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
#[allow(unreachable_code)]
pub async fn serve(
    mut orders: mpsc::Receiver<u32>,
    mut stop: oneshot::Receiver<()>,
    mut handle: impl AsyncFnMut(u32),
) {
    todo!("delete this line to begin");

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
