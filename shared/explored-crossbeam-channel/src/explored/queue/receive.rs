//! Receiving from a queue.

use explorer::engine::{self, Access, Blocked, Place, Readiness, TaskId};

use super::Queue;
use crate::explored::ends::Ends;
use crate::explored::shown::shown_message;
use crate::explored::step::{Touches, nameless, step};
use crate::explored::{Chance, Missed, Patience, Ticket};

impl<T> Queue<T> {
    pub(crate) fn receive(&self, ends: &Ends, patience: Patience, at: Place) -> Result<T, Missed> {
        let end = ends.receiving();
        let mut touches = Touches::default();
        touches.add(end, Access::Write);
        if patience != Patience::Endless {
            touches.add(ends.sending(), Access::Read);
            ends.look_at_senders(&mut touches);
        }
        let about = Some(ends.receivers_name());
        self.show(ends);
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

    pub(crate) fn could_receive(&self, ends: &Ends, _: TaskId) -> Chance {
        match self.state().messages.front() {
            Some(message) if message.value.is_some() => Chance::Now,
            None if !ends.has_senders() => Chance::Now,
            _ => Chance::No,
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
        self.show(ends);
        let value = message
            .value
            .expect("only a message that is there is taken");
        engine::note(|| format!("receives {} from {name}", shown_message(&value)));
        Ok(value)
    }

    fn is_empty(&self) -> bool {
        self.state().messages.is_empty()
    }
}
