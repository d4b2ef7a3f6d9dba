//! The queue between the ends of a channel.

use std::collections::VecDeque;
use std::marker::PhantomData;
use std::sync as real;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use explorer::engine::{self, Access, Blocked, Hand, Identity, Op, Place, Readiness, Touch};

use super::{RecvTimeoutError, TrySendError};
use crate::step::shown;

/// So many messages are shown of what is in a channel.
const SHOWN: usize = 12;

struct Channel<T> {
    /// What every use of the channel changes; it bears the receiver's name.
    identity: Identity,
    /// Bears the sender's name. Of its senders only the end of the last one matters to the receiver.
    senders: Identity,
    room: Option<usize>,
    state: real::Mutex<State<T>>,
}

struct State<T> {
    queue: VecDeque<T>,
    senders: usize,
    has_receiver: bool,
    /// Without room for a message: the receiver is there to take one from a sender's hand.
    receiver_waits: bool,
    /// The message it was handed.
    handed: Option<T>,
    /// Without room: the messages held out by senders that wait, each with a number of its own.
    offers: VecDeque<(u64, T)>,
    next_offer: u64,
}

pub(super) struct Sending<T> {
    channel: Arc<Channel<T>>,
    _hand: Hand,
}

pub(super) struct Receiving<T> {
    channel: Arc<Channel<T>>,
    /// Like std's, a receiver can be moved to another thread, not shared.
    like: PhantomData<real::mpsc::Receiver<T>>,
}

#[track_caller]
pub(super) fn ends<T>(room: Option<usize>) -> (Sending<T>, Receiving<T>) {
    let channel = Arc::new(Channel {
        identity: Identity::new("Receiver"),
        senders: Identity::new("Sender"),
        room,
        state: real::Mutex::new(State {
            queue: VecDeque::new(),
            senders: 1,
            has_receiver: true,
            receiver_waits: false,
            handed: None,
            offers: VecDeque::new(),
            next_offer: 0,
        }),
    });
    // One after the other, so that the story knows that they belong together.
    channel.senders.id();
    channel.identity.id();
    (
        Sending {
            channel: Arc::clone(&channel),
            _hand: Hand::of(channel.senders.id()),
        },
        Receiving {
            channel,
            like: PhantomData,
        },
    )
}

impl<T> Channel<T> {
    fn state(&self) -> real::MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A step of a sender or of the receiver, as `end` tells.
    fn step(&self, what: &'static str, end: &Identity, at: Place, ready: &dyn Fn() -> Readiness) {
        self.show();
        let touches = [Touch {
            object: self.identity.id(),
            access: Access::Write,
        }];
        engine::step(
            &Op {
                what,
                touches: &touches,
                about: Some(end.id()),
                at,
            },
            ready,
        );
    }

    /// What is in it, or held out.
    fn show(&self) {
        engine::show(self.identity.id(), || {
            let state = self.state();
            let list = |messages: &mut dyn Iterator<Item = &T>| {
                messages.map(text).collect::<Vec<_>>().join(", ")
            };
            if self.room == Some(0) {
                let offered = state
                    .handed
                    .iter()
                    .chain(state.offers.iter().map(|(_, message)| message));
                match list(&mut { offered }) {
                    none if none.is_empty() && state.receiver_waits => {
                        "the receiver waits".to_owned()
                    }
                    none if none.is_empty() => "nobody is there".to_owned(),
                    offered => format!("{offered} held out"),
                }
            } else if state.queue.is_empty() {
                "empty".to_owned()
            } else {
                let full = if Some(state.queue.len()) == self.room {
                    ", full"
                } else {
                    ""
                };
                let more = state.queue.len().saturating_sub(SHOWN);
                let more = if more > 0 {
                    format!(" and {more} more")
                } else {
                    String::new()
                };
                list(&mut state.queue.iter().take(SHOWN)) + &more + full
            }
        });
    }

    fn looked_in_vain(&self, what: u64) {
        engine::refine(self.identity.id(), Access::Read);
        engine::saw(what);
    }

    /// Something can be received, or nothing ever will.
    fn can_receive(&self) -> bool {
        let state = self.state();
        let is_empty = state.handed.is_none() && state.queue.is_empty() && state.offers.is_empty();
        !is_empty || state.senders == 0
    }
}

/// When to stop waiting.
#[derive(Clone, Copy)]
pub(super) enum Patience {
    Forever,
    None,
    For(Duration),
}

impl Patience {
    fn readiness(self, can: bool, why: Blocked) -> Readiness {
        match self {
            _ if can => Readiness::Ready,
            Patience::Forever => Readiness::Blocked(why),
            Patience::None => Readiness::Ready,
            Patience::For(_) => Readiness::Idle,
        }
    }
}

fn text<T>(message: &T) -> String {
    shown(message).unwrap_or_else(|| "a message".to_owned())
}

impl<T> Sending<T> {
    pub(super) fn send(
        &self,
        message: T,
        patience: Patience,
        at: Place,
    ) -> Result<(), TrySendError<T>> {
        let channel = &*self.channel;
        let name = channel.senders.id();
        if channel.room == Some(0) {
            return self.hand_over(message, patience, at);
        }
        let can_send = || {
            let state = channel.state();
            !state.has_receiver || channel.room.is_none_or(|room| state.queue.len() < room)
        };
        channel.step("send", &channel.senders, at, &|| {
            patience.readiness(can_send(), Blocked::Full)
        });
        if !channel.state().has_receiver {
            channel.looked_in_vain(0);
            engine::note(|| {
                format!(
                    "can't send {} to {name}: the receiver is gone",
                    text(&message)
                )
            });
            return Err(TrySendError::Disconnected(message));
        }
        if !can_send() {
            channel.looked_in_vain(1);
            engine::note(|| format!("finds no room for {} in {name}", text(&message)));
            return Err(TrySendError::Full(message));
        }
        engine::note(|| format!("sends {} to {name}", text(&message)));
        channel.state().queue.push_back(message);
        channel.show();
        Ok(())
    }

    /// A channel without room: sender and receiver meet.
    fn hand_over(&self, message: T, patience: Patience, at: Place) -> Result<(), TrySendError<T>> {
        let channel = &*self.channel;
        let (id, name) = (channel.identity.id(), channel.senders.id());
        channel.step("offer", &channel.senders, at, &|| Readiness::Ready);
        let mut state = channel.state();
        if !state.has_receiver {
            drop(state);
            channel.looked_in_vain(0);
            engine::note(|| {
                format!(
                    "can't send {} to {name}: the receiver is gone",
                    text(&message)
                )
            });
            return Err(TrySendError::Disconnected(message));
        }
        if state.receiver_waits {
            state.receiver_waits = false;
            engine::note(|| format!("sends {} to {name}, from hand to hand", text(&message)));
            state.handed = Some(message);
            drop(state);
            channel.show();
            return Ok(());
        }
        if matches!(patience, Patience::None) {
            drop(state);
            channel.looked_in_vain(1);
            engine::note(|| format!("finds nobody to take {} from {name}", text(&message)));
            return Err(TrySendError::Full(message));
        }
        engine::note(|| format!("offers {} to {name}", text(&message)));
        let number = state.next_offer;
        state.next_offer += 1;
        state.offers.push_back((number, message));
        drop(state);
        channel.show();
        let offer = || {
            channel
                .state()
                .offers
                .iter()
                .position(|(n, _)| *n == number)
        };
        let settled = || offer().is_none() || !channel.state().has_receiver;
        channel.step("send", &channel.senders, at, &|| {
            patience.readiness(settled(), Blocked::NoPartner)
        });
        let Some(position) = offer() else {
            engine::refine(id, Access::Read);
            engine::note(|| format!("goes on: its message to {name} has been taken"));
            return Ok(());
        };
        let back = channel.state().offers.remove(position);
        engine::note(|| format!("gives up sending to {name}: the receiver is gone"));
        let (_, message) = back.expect("it is at this position");
        Err(TrySendError::Disconnected(message))
    }
}

impl<T> Clone for Sending<T> {
    fn clone(&self) -> Sending<T> {
        self.channel.state().senders += 1;
        Sending {
            channel: Arc::clone(&self.channel),
            _hand: Hand::of(self.channel.senders.id()),
        }
    }
}

impl<T> Drop for Sending<T> {
    fn drop(&mut self) {
        if !engine::exploring() {
            return;
        }
        let (id, senders) = (self.channel.identity.id(), self.channel.senders.id());
        let touches = [
            Touch {
                object: senders,
                access: Access::Write,
            },
            Touch {
                object: id,
                access: Access::Write,
            },
        ];
        let at = self.channel.identity.created();
        engine::step(
            &Op {
                what: "drop a sender",
                touches: &touches,
                about: Some(id),
                at,
            },
            &|| Readiness::Ready,
        );
        let left = {
            let mut state = self.channel.state();
            state.senders -= 1;
            state.senders
        };
        if left > 0 {
            engine::spare(id);
        }
        if left == 0 {
            engine::note_nowhere(|| format!("drops {senders}, the last sender"));
        }
    }
}

impl<T> Receiving<T> {
    pub(super) fn recv(&self, patience: Patience, at: Place) -> Result<T, RecvTimeoutError> {
        let channel = &*self.channel;
        let id = channel.identity.id();
        if channel.room == Some(0) && !matches!(patience, Patience::None) {
            // Announces itself, so that a sender may hand it a message.
            channel.step("wait to receive", &channel.identity, at, &|| {
                Readiness::Ready
            });
            if channel.can_receive() {
                return self.take(id);
            }
            channel.state().receiver_waits = true;
            channel.show();
            engine::note(|| format!("waits for a message from {id}"));
        }
        channel.step("receive", &channel.identity, at, &|| {
            patience.readiness(channel.can_receive(), Blocked::Empty)
        });
        channel.state().receiver_waits = false;
        if channel.can_receive() {
            return self.take(id);
        }
        channel.looked_in_vain(0);
        match patience {
            Patience::For(time) => {
                engine::pass_time(time);
                engine::note(|| format!("stops waiting for a message from {id}: its time is up"));
            }
            _ => engine::note(|| format!("finds {id} empty")),
        }
        Err(RecvTimeoutError::Timeout)
    }

    fn take(&self, id: engine::ObjectId) -> Result<T, RecvTimeoutError> {
        let message = {
            let mut state = self.channel.state();
            let handed = state.handed.take().or_else(|| state.queue.pop_front());
            handed.or_else(|| state.offers.pop_front().map(|(_, message)| message))
        };
        self.channel.show();
        match message {
            Some(message) => {
                engine::note(|| format!("receives {} from {id}", text(&message)));
                Ok(message)
            }
            None => {
                self.channel.looked_in_vain(0);
                engine::note(|| format!("finds {id} empty and all senders gone"));
                Err(RecvTimeoutError::Disconnected)
            }
        }
    }
}

impl<T> Drop for Receiving<T> {
    fn drop(&mut self) {
        if !engine::exploring() {
            return;
        }
        self.channel.step(
            "drop the receiver",
            &self.channel.identity,
            self.channel.identity.created(),
            &|| Readiness::Ready,
        );
        let id = self.channel.identity.id();
        let left = {
            let mut state = self.channel.state();
            state.has_receiver = false;
            // A sender that still holds out its message will take it back.
            std::mem::take(&mut state.queue)
        };
        engine::note_nowhere(|| format!("drops {id}, the receiver"));
        drop(left);
    }
}
