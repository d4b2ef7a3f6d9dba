//! The cook has news for the waiter, and the waiter an order for the
//! cook. Both go from hand to hand: a channel without room.

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

fn hatch(hear: impl Fn(&Receiver<&str>)) {
    let (news, heard) = sync_channel(0);
    let (order, orders) = sync_channel(0);
    thread::scope(|kitchen| {
        kitchen.spawn(move || {
            news.send("no more soup").unwrap();
            orders.recv().unwrap();
        });
        hear(&heard);
        order.send("soup").unwrap();
    });
}

/// The waiter looks once whether there is news.
pub fn broken() {
    hatch(|heard| _ = heard.try_recv());
}

/// The waiter waits for the news.
pub fn cured() {
    hatch(|heard| _ = heard.recv());
}
