//! A channel with room: a queue.
//!
//! A send and a receive commute, since one is about the back and the other about the front, but for two things: each message is sent
//! before it is received, and in a queue with `n` places message `k` is received before message `k + n` is sent. Each
//! of those is an object of its own, released once and acquired once.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use explorer::engine::{self, Access, Blocked, ObjectId, Place, Readiness, TaskId};

use super::ends::Ends;
use super::shown::shown_message;
use super::step::{Touches, nameless, step};
use super::{Chance, Missed, Patience, Refused, Ticket};

#[derive(Debug)]
pub(crate) struct Queue<T> {
    capacity: Option<usize>,
    state: Mutex<State<T>>,
}

#[derive(Debug)]
struct State<T> {
    messages: VecDeque<Message<T>>,
    /// The places that were freed and not yet taken again.
    freed: VecDeque<ObjectId>,
    /// How many messages were sent, or are promised by a select.
    sent: u64,
    /// Messages that a select took out, until it hands them to the program.
    taken: Vec<Message<T>>,
}

#[derive(Debug)]
struct Message<T> {
    number: u64,
    /// Stands for its having been sent.
    sent: ObjectId,
    /// `None` if a select has taken the place and not yet put the message there.
    value: Option<T>,
}

impl<T> Queue<T> {
    pub(crate) fn new(capacity: Option<usize>) -> Queue<T> {
        Queue {
            capacity,
            state: Mutex::new(State {
                messages: VecDeque::new(),
                freed: VecDeque::new(),
                sent: 0,
                taken: Vec::new(),
            }),
        }
    }

    pub(crate) fn capacity(&self) -> Option<usize> {
        self.capacity
    }

    pub(crate) fn send(
        &self,
        ends: &Ends,
        value: T,
        patience: Patience,
        at: Place,
    ) -> Result<(), (Refused, T)> {
        let name = ends.sending();
        let mut touches = Touches::default();
        touches.add(name, Access::Write);
        if self.capacity.is_some() && patience != Patience::Endless {
            touches.add(ends.receiving(), Access::Read);
        }
        step("send", Some(name), touches.as_slice(), at, &|| match (
            self.could_send(ends, TaskId::MAIN),
            patience,
        ) {
            (Chance::Now, _) | (_, Patience::None) => Readiness::Ready,
            (_, Patience::Until(_)) => Readiness::Idle,
            (_, Patience::Endless) => Readiness::Blocked(Blocked::Full),
        });
        if !ends.has_receivers() {
            engine::note(|| {
                let value = shown_message(&value);
                format!("can't send {value} into {name}: no receiver is left")
            });
            return Err((Refused::Closed, value));
        }
        if !self.has_room() {
            if let Patience::Until(time) = patience {
                engine::pass_time(time);
                engine::note(|| format!("gives up waiting for room in {name} after {time:?}"));
            } else {
                engine::saw(0);
                engine::note(|| format!("finds {name} full"));
            }
            return Err((Refused::Full, value));
        }
        let number = self.take_place(patience);
        if self.capacity.is_some() && patience != Patience::Endless {
            // Whatever is received later doesn't matter to who has found room.
            engine::spare(ends.receiving());
        }
        self.put(ends, number, value);
        Ok(())
    }

    pub(crate) fn receive(&self, ends: &Ends, patience: Patience, at: Place) -> Result<T, Missed> {
        let end = ends.receiving();
        let mut touches = Touches::default();
        touches.add(end, Access::Write);
        if patience != Patience::Endless {
            touches.add(ends.sending(), Access::Read);
            ends.look_at_senders(&mut touches);
        }
        let about = Some(ends.receivers_name());
        step("receive", about, touches.as_slice(), at, &|| match (
            self.could_receive(ends, TaskId::MAIN),
            patience,
        ) {
            (Chance::Now, _) => Readiness::Ready,
            (_, Patience::None) if self.is_empty() => Readiness::Ready,
            (_, Patience::Until(_)) => Readiness::Idle,
            _ => Readiness::Blocked(Blocked::Empty),
        });
        if let Chance::Now = self.could_receive(ends, TaskId::MAIN) {
            let ticket = self.begin_receive(ends, patience);
            if patience != Patience::Endless && ticket != Ticket::Closed {
                // Whatever is sent later doesn't matter to who has found a message.
                engine::spare(ends.sending());
                ends.did_not_look_at_senders();
            }
            return self.complete_receive(ends, ticket);
        }
        engine::refine(end, Access::Read);
        let name = ends.receivers_name();
        if let Patience::Until(time) = patience {
            engine::pass_time(time);
            engine::note(|| format!("gives up waiting for a message from {name} after {time:?}"));
        } else {
            engine::saw(0);
            engine::note(|| format!("finds {name} empty"));
        }
        Err(Missed::Empty)
    }

    pub(crate) fn len(&self, ends: &Ends, at: Place) -> usize {
        let (name, end) = (ends.sending(), ends.receiving());
        let mut touches = Touches::default();
        touches.add(name, Access::Read);
        touches.add(end, Access::Read);
        step("look at", Some(name), touches.as_slice(), at, &|| {
            Readiness::Ready
        });
        let len = self.state().messages.len();
        engine::saw(len as u64);
        engine::note(|| match len {
            0 => format!("finds {name} empty"),
            1 => format!("finds 1 message in {name}"),
            n => format!("finds {n} messages in {name}"),
        });
        len
    }

    pub(crate) fn could_send(&self, ends: &Ends, _: TaskId) -> Chance {
        if self.has_room() || !ends.has_receivers() {
            Chance::Now
        } else {
            Chance::No
        }
    }

    pub(crate) fn could_receive(&self, ends: &Ends, _: TaskId) -> Chance {
        match self.state().messages.front() {
            Some(message) if message.value.is_some() => Chance::Now,
            None if !ends.has_senders() => Chance::Now,
            _ => Chance::No,
        }
    }

    pub(crate) fn begin_send(&self, ends: &Ends) -> Ticket {
        if ends.has_receivers() {
            Ticket::Number(self.take_place(Patience::None))
        } else {
            Ticket::Closed
        }
    }

    pub(crate) fn complete_send(&self, ends: &Ends, ticket: Ticket, value: T) -> Result<(), T> {
        match ticket {
            Ticket::Number(number) => {
                self.put(ends, number, value);
                Ok(())
            }
            Ticket::Closed => {
                let name = ends.sending();
                engine::note(|| {
                    let value = shown_message(&value);
                    format!("can't send {value} into {name}: no receiver is left")
                });
                Err(value)
            }
        }
    }

    pub(crate) fn begin_receive(&self, ends: &Ends, patience: Patience) -> Ticket {
        let mut state = self.state();
        let Some(message) = state.messages.pop_front() else {
            engine::refine(ends.receiving(), Access::Read);
            ends.found_no_senders(patience);
            return Ticket::Closed;
        };
        engine::refine(ends.receiving(), Access::Write);
        engine::refine(message.sent, patience.comes_after());
        if self.capacity.is_some() {
            let place = nameless();
            engine::refine(place, Access::Release);
            state.freed.push_back(place);
        }
        let number = message.number;
        state.taken.push(message);
        Ticket::Number(number)
    }

    pub(crate) fn complete_receive(&self, ends: &Ends, ticket: Ticket) -> Result<T, Missed> {
        let name = ends.receivers_name();
        let Ticket::Number(number) = ticket else {
            engine::note(|| format!("finds {name} closed"));
            return Err(Missed::Closed);
        };
        let mut state = self.state();
        let index = state.taken.iter().position(|m| m.number == number);
        let message = state.taken.remove(index.expect("a message is taken once"));
        drop(state);
        let value = message
            .value
            .expect("only a message that is there is taken");
        engine::note(|| format!("receives {} from {name}", shown_message(&value)));
        Ok(value)
    }

    /// Takes all messages out: nobody will ever receive them.
    pub(crate) fn discard(&self) -> Vec<T> {
        let messages = std::mem::take(&mut self.state().messages);
        messages.into_iter().filter_map(|m| m.value).collect()
    }

    fn take_place(&self, patience: Patience) -> u64 {
        let mut state = self.state();
        if let Some(place) = state.freed.pop_front() {
            engine::refine(place, patience.comes_after());
        }
        let number = state.sent;
        state.sent += 1;
        state.messages.push_back(Message {
            number,
            sent: nameless(),
            value: None,
        });
        number
    }

    /// Puts a message into the place taken for it, unless all receivers went away meanwhile.
    fn put(&self, ends: &Ends, number: u64, value: T) {
        let name = ends.sending();
        let mut state = self.state();
        let len = state.messages.len();
        engine::note(|| {
            let value = shown_message(&value);
            match self.capacity {
                Some(1) | None => format!("sends {value} into {name}"),
                Some(n) => format!("sends {value} into {name} ({len} of {n} places taken)"),
            }
        });
        if let Some(message) = state.messages.iter_mut().find(|m| m.number == number) {
            engine::refine(message.sent, Access::Release);
            message.value = Some(value);
        }
    }

    fn has_room(&self) -> bool {
        self.capacity
            .is_none_or(|n| self.state().messages.len() < n)
    }

    fn is_empty(&self) -> bool {
        self.state().messages.is_empty()
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
