//! Sending into a queue.

use explorer::engine::{self, Access, Blocked, Place, Readiness, TaskId};

use super::{Message, Queue};
use crate::explored::ends::Ends;
use crate::explored::shown::shown_message;
use crate::explored::step::{Touches, nameless, step};
use crate::explored::{Chance, Patience, Refused, Ticket};

impl<T> Queue<T> {
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
        self.show(ends);
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

    pub(crate) fn could_send(&self, ends: &Ends, _: TaskId) -> Chance {
        if self.has_room() || !ends.has_receivers() {
            Chance::Now
        } else {
            Chance::No
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

    fn take_place(&self, patience: Patience) -> u64 {
        let mut state = self.state();
        let number = state.sent;
        // The first messages take places that were free from the beginning.
        let takes_freed = self.capacity.is_some_and(|n| number >= n as u64);
        if takes_freed && let Some(place) = state.freed.pop_front() {
            engine::refine(place, patience.comes_after());
        }
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
        drop(state);
        self.show(ends);
    }

    fn has_room(&self) -> bool {
        self.capacity
            .is_none_or(|n| self.state().messages.len() < n)
    }
}
