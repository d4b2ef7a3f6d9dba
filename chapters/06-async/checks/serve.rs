//! What an answer to `serve` must do.

use std::cell::RefCell;
use std::time::Duration;

use tokio::join;
use tokio::sync::{mpsc, oneshot};
use tokio::task::yield_now;
use tokio::time::{Instant, sleep, timeout};

use super::answer::serve;
use crate::paused::{self, NEVER, SECOND, or_never, timed};

exercise::checks![
    handles_all_orders_and_returns,
    takes_no_time_of_its_own,
    stops_though_a_guest_is_still_there,
    finishes_what_it_has_begun,
    loses_nothing_whenever_it_is_stopped,
    loses_nothing_if_stopped_when_full,
    /// Whoever could have said stop is gone without a word.
    loses_nothing_if_nobody_says_stop,
    refuses_what_comes_after_the_stop,
    /// A guest has got room for an order before the stop, and puts it there a
    /// little later, as one on another thread may.
    waits_for_whoever_has_got_room,
    /// More orders come than can be handled, and stop is said while one is in
    /// hand; that a hundred times.
    closes_after_the_order_in_hand,
];

fn handles_all_orders_and_returns() {
    paused::run(async {
        for count in [0, 1, 5] {
            let (sender, orders) = mpsc::channel(2);
            let (_stop, stopped) = oneshot::channel();
            let kitchen = Kitchen::new(SECOND);
            let serve = serve(orders, stopped, async |order| {
                kitchen.handle(order).await;
            });
            let serve = or_never(serve, || {
                "all senders are gone, and serve never returns: does it wait \
                 for a stop that nobody says?"
                    .to_owned()
            });
            let (accepted, ()) =
                join!(guest(sender, count, SECOND), serve);
            kitchen.is_right(&accepted, "all senders are gone");
        }
    });
}

fn takes_no_time_of_its_own() {
    paused::run(async {
        let (sender, orders) = mpsc::channel(2);
        let (_stop, stopped) = oneshot::channel();
        let kitchen = Kitchen::new(Duration::ZERO);
        let serve = serve(orders, stopped, async |order| {
            kitchen.handle(order).await;
        });
        let guest = async {
            for order in 1..=3 {
                yield_now().await;
                sender.send(order).await.unwrap();
            }
            drop(sender);
        };
        let (((), took), ()) = join!(timed(ended(serve)), guest);
        assert!(
            took.is_zero(),
            "serve sleeps: neither the guest nor the handling takes any \
             time, and it took {took:?}; whoever awaits recv or the stop \
             is told when there is something"
        );
    });
}

fn stops_though_a_guest_is_still_there() {
    paused::run(async {
        let (sender, orders) = mpsc::channel(2);
        let (stop, stopped) = oneshot::channel();
        let kitchen = Kitchen::new(SECOND);
        let serve = serve(orders, stopped, async |order| {
            kitchen.handle(order).await;
        });
        let serve = or_never(timed(serve), || {
            "stop was said while serve waited for an order, and it goes on \
             waiting: a sender is still there, but is silent"
                .to_owned()
        });
        let told = async {
            let accepted = guest(sender.clone(), 2, SECOND).await;
            sleep(10 * SECOND).await;
            let heard = stop.send(());
            heard.expect(
                "serve has returned, or has dropped the stop, while a sender \
                 was still there and nobody had said stop",
            );
            accepted
        };
        let (((), took), accepted) = join!(serve, told);
        drop(sender);
        kitchen.is_right(&accepted, "stop was said when it was idle");
        assert!(
            (12 * SECOND..12 * SECOND + SECOND / 50).contains(&took),
            "stop was said after 12 seconds, when nothing was left to do, \
             and serve returned after {took:?}"
        );
    });
}

fn finishes_what_it_has_begun() {
    paused::run(async {
        // The order takes four seconds, and the stop comes in between.
        for seconds in [2, 3, 4] {
            let (sender, orders) = mpsc::channel(2);
            let (stop, stopped) = oneshot::channel();
            let kitchen = Kitchen::new(4 * SECOND);
            let serve = serve(orders, stopped, async |order| {
                kitchen.handle(order).await;
            });
            let told = async {
                sleep(SECOND * seconds).await;
                let _ = stop.send(());
            };
            let orders = guest(sender, 1, SECOND);
            join!(ended(serve), told, orders);
            kitchen.has_finished("stop was said meanwhile");
        }
    });
}

/// Stops after so many half seconds, with each capacity, with orders that
/// come slowly and quickly; and a few times, as `select!` rolls dice.
fn loses_nothing_whenever_it_is_stopped() {
    paused::run(async {
        for _ in 0..4 {
            for moment in 0..10 {
                for capacity in [1, 2, 8] {
                    for gap in [Duration::ZERO, SECOND] {
                        let moment = moment * SECOND / 2;
                        stopped_at(moment, capacity, gap, SECOND).await;
                    }
                }
            }
        }
        // What is left may take long.
        for _ in 0..20 {
            stopped_at(SECOND, 8, Duration::ZERO, NEVER / 100).await;
        }
        // And much.
        for capacity in [50, 333] {
            stopped_at(SECOND, capacity, Duration::ZERO, SECOND).await;
        }
    });
}

async fn stopped_at(
    moment: Duration,
    capacity: usize,
    gap: Duration,
    takes: Duration,
) {
    let (sender, orders) = mpsc::channel(capacity);
    let (stop, stopped) = oneshot::channel();
    let kitchen = Kitchen::new(takes);
    let serve = serve(orders, stopped, async |order| {
        kitchen.handle(order).await;
    });
    let told = async {
        sleep(moment).await;
        let _ = stop.send(());
    };
    let orders = guest(sender, 6.max(capacity as u32), gap);
    let ((), (), accepted) = join!(ended(serve), told, orders);
    let when = format!(
        "stop was said after {} ms; the channel has room for {capacity}",
        moment.as_millis()
    );
    kitchen.is_right(&accepted, &when);
}

/// The channel is full, a guest waits for room, and stop has been said:
/// then serve gets its first turn, and handles orders in no time.
fn loses_nothing_if_stopped_when_full() {
    paused::run(async {
        for _ in 0..30 {
            for capacity in [1, 2] {
                let (sender, orders) = mpsc::channel(capacity);
                let (stop, stopped) = oneshot::channel();
                let waits =
                    tokio::spawn(guest(sender, 6, Duration::ZERO));
                for _ in 0..9 {
                    yield_now().await;
                }
                stop.send(()).unwrap();
                let kitchen = Kitchen::new(Duration::ZERO);
                let serve = serve(orders, stopped, async |order| {
                    kitchen.handle(order).await;
                });
                ended(serve).await;
                let accepted = waits.await.unwrap();
                let when = format!(
                    "stop was said when the channel was full, with room for \
                     {capacity}, and a sender was waiting for room"
                );
                kitchen.is_right(&accepted, &when);
            }
        }
    });
}

fn waits_for_whoever_has_got_room() {
    paused::run(async {
        for uses_it in [true, false] {
            for moment in [0, 2] {
                let (sender, orders) = mpsc::channel(4);
                let (stop, stopped) = oneshot::channel();
                let kitchen = Kitchen::new(SECOND);
                let serve = serve(orders, stopped, async |order| {
                    kitchen.handle(order).await;
                });
                let told = async {
                    sleep(moment * SECOND).await;
                    let room = sender.reserve().await.unwrap();
                    stop.send(()).unwrap();
                    sleep(SECOND).await;
                    if uses_it {
                        room.send(5);
                        vec![5]
                    } else {
                        drop(room); // the guest has changed his mind
                        vec![]
                    }
                };
                let (accepted, ()) = join!(told, ended(serve));
                let when = "the channel had room for the order before the \
                            stop, and got it a second later (ask recv until \
                            it says that there will be no more)";
                kitchen.is_right(&accepted, when);
            }
        }
    });
}

fn loses_nothing_if_nobody_says_stop() {
    paused::run(async {
        for moment in [0, 1, 5] {
            let (sender, orders) = mpsc::channel(2);
            let (stop, stopped) = oneshot::channel();
            let kitchen = Kitchen::new(SECOND);
            let serve = serve(orders, stopped, async |order| {
                kitchen.handle(order).await;
            });
            let dropped = async {
                sleep(moment * SECOND / 2).await;
                drop(stop);
            };
            // Whether that is a stop is left to the answer.
            let orders = guest(sender, 6, SECOND / 3);
            let serve = or_never(serve, || {
                "the sender of the stop was dropped, all other senders are \
                 gone, and serve never returns"
                    .to_owned()
            });
            let ((), (), accepted) = join!(serve, dropped, orders);
            kitchen.is_right(
                &accepted,
                "the sender of the stop was dropped",
            );
        }
    });
}

fn refuses_what_comes_after_the_stop() {
    paused::run(async {
        for gap in [Duration::ZERO, SECOND / 3] {
            let (sender, orders) = mpsc::channel(2);
            let (stop, stopped) = oneshot::channel();
            let kitchen = Kitchen::new(SECOND);
            let serve = serve(orders, stopped, async |order| {
                kitchen.handle(order).await;
            });
            let told = async {
                sleep(5 * SECOND / 2).await;
                let _ = stop.send(());
            };
            let all = async {
                join!(serve, told, guest(sender, u32::MAX, gap))
            };
            let Ok(((), (), accepted)) =
                timeout(100 * SECOND, all).await
            else {
                panic!(
                    "stop was said, and serve goes on for ever: it still \
                     accepts the orders of a guest who never stops sending"
                );
            };
            kitchen.is_right(&accepted, "stop was said after 2500 ms");
        }
    });
}

/// One order is in hand at the stop; when it is done, the next one may be
/// begun before the stop is seen, because a `select!` rolls dice. A batch of
/// those that have come meanwhile may not.
fn closes_after_the_order_in_hand() {
    paused::run(async {
        let mut open = Duration::ZERO;
        for _ in 0..100 {
            let (sender, orders) = mpsc::channel(1000);
            let (stop, stopped) = oneshot::channel();
            let kitchen = Kitchen::new(SECOND);
            let serve = serve(orders, stopped, async |order| {
                kitchen.handle(order).await;
            });
            let told = async {
                sleep(41 * SECOND / 4).await;
                let _ = stop.send(());
                let start = Instant::now();
                sender.closed().await;
                start.elapsed()
            };
            let orders = guest(sender.clone(), u32::MAX, SECOND / 3);
            let (took, accepted, ()) =
                join!(told, orders, ended(serve));
            kitchen.is_right(&accepted, "stop was said after 10250 ms");
            open += took;
        }
        let open = open / 100;
        assert!(
            open < 4 * SECOND,
            "after the stop the door stays open for {} seconds, in the \
             middle of 100 tries, where each order takes one: look for the \
             stop after each order, not after all that have come meanwhile",
            open.as_secs()
        );
    });
}

/// Sends orders until one is refused; returns those that were accepted.
async fn guest(
    sender: mpsc::Sender<u32>,
    count: u32,
    gap: Duration,
) -> Vec<u32> {
    let mut accepted = Vec::new();
    for order in 0..count {
        let order = order ^ 1; // 1, 0, 3, 2, ...
        if !gap.is_zero() {
            sleep(gap).await;
        }
        if sender.send(order).await.is_err() {
            break;
        }
        accepted.push(order);
    }
    accepted
}

async fn ended(serve: impl Future<Output = ()>) {
    or_never(serve, || {
        "stop was said, and serve never returns".to_owned()
    })
    .await;
}

/// Handles the orders, and keeps a book on it.
struct Kitchen {
    takes: Duration,
    begun: RefCell<Vec<u32>>,
    handled: RefCell<Vec<u32>>,
}

impl Kitchen {
    fn new(takes: Duration) -> Self {
        Self {
            takes,
            begun: RefCell::default(),
            handled: RefCell::default(),
        }
    }

    async fn handle(&self, order: u32) {
        self.begun.borrow_mut().push(order);
        if !self.takes.is_zero() {
            sleep(self.takes).await;
        }
        self.handled.borrow_mut().push(order);
    }

    fn has_finished(&self, when: &str) {
        let (begun, handled) =
            (self.begun.borrow(), self.handled.borrow());
        for order in begun.iter() {
            assert!(
                handled.contains(order),
                "order {order} was begun and never finished: its handling \
                 was cancelled half-way (did a select! or a timeout drop \
                 it?); {when}"
            );
        }
    }

    fn is_right(&self, accepted: &[u32], when: &str) {
        self.has_finished(when);
        let handled = self.handled.borrow();
        for order in accepted {
            assert!(
                handled.contains(order),
                "order {order} was accepted and never handled: {} were \
                 accepted, serve handled {} and returned; {when}",
                accepted.len(),
                handled.len()
            );
        }
        assert!(
            handled[..] == *accepted,
            "orders {accepted:?} were accepted, in this order, and \
             {handled:?} were handled; {when}"
        );
    }
}
