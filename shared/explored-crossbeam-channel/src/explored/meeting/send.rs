//! Sending to whoever comes to receive.

use explorer::engine::{self, Access, ObjectId, Place, Readiness, TaskId};

use super::waiting::Side;
use super::{Meeting, blocked_unless};
use crate::explored::ends::Ends;
use crate::explored::shown::shown_message;
use crate::explored::step::{Touches, selects, step};
use crate::explored::{Chance, Patience, Refused, Ticket};

impl<T> Meeting<T> {
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
        if patience == Patience::None {
            touches.add(ends.receiving(), Access::Read);
            touches.add(selects(), Access::Write);
        }
        self.show(ends);
        step("send", Some(name), touches.as_slice(), at, &|| {
            Readiness::Ready
        });
        if patience == Patience::None && self.could_send(ends, engine::current()) == Chance::No {
            engine::saw(0);
            engine::note(|| format!("finds nobody waiting to receive from {name}"));
            return Err((Refused::Full, value));
        }
        let me = self.arrive(Side::Sends, Some(value));
        self.note_arrival(name, me, patience);
        let is_met = self.meet(me, patience == Patience::None);
        self.show(ends);
        if patience == Patience::None {
            return self.sent(ends, me, patience, is_met);
        }
        let mut touches = Touches::default();
        if patience != Patience::Endless {
            touches.add(name, Access::Write);
            touches.add(ends.receiving(), Access::Read);
        }
        step("hand over", Some(name), touches.as_slice(), at, &|| {
            if self.has_met(me) || !ends.has_receivers() {
                return Readiness::Ready;
            }
            blocked_unless(patience)
        });
        self.sent(ends, me, patience, is_met)
    }

    fn note_arrival(&self, name: ObjectId, me: u64, patience: Patience) {
        engine::note(|| {
            let state = self.state();
            let value = state.find(me).and_then(|w| w.value.as_ref());
            let value = value.map(shown_message).unwrap_or_default();
            let or_a_select = patience == Patience::None;
            match state.first(Side::Receives, engine::current(), or_a_select) {
                Some(other) => format!("hands {value} over to {} through {name}", other.task),
                None => format!("offers {value} through {name}"),
            }
        });
    }

    /// Goes on after having tried to send.
    fn sent(
        &self,
        ends: &Ends,
        me: u64,
        patience: Patience,
        is_told: bool,
    ) -> Result<(), (Refused, T)> {
        let name = ends.sending();
        let mine = self.leave(me);
        self.show(ends);
        if let Some(partner) = mine.partner {
            engine::refine(partner.arrival, Access::Acquire);
            if !is_told {
                engine::note(|| format!("has handed it over to {}", partner.task));
            }
            return Ok(());
        }
        let value = mine.value.expect("nobody has taken it");
        if !ends.has_receivers() {
            ends.found_no_receivers(patience);
            engine::note(|| {
                let value = shown_message(&value);
                format!("can't send {value} through {name}: no receiver is left")
            });
            return Err((Refused::Closed, value));
        }
        if let Patience::Until(time) = patience {
            engine::pass_time(time);
            engine::note(|| format!("gives up waiting for a receiver of {name} after {time:?}"));
        }
        Err((Refused::Full, value))
    }

    /// Could `me` send without waiting?
    pub(crate) fn could_send(&self, ends: &Ends, me: TaskId) -> Chance {
        self.could_meet(Side::Receives, me, !ends.has_receivers())
    }

    pub(crate) fn begin_send(&self, _: &Ends) -> Ticket {
        let me = self.arrive(Side::Sends, None);
        if self.meet(me, true) {
            Ticket::Number(me)
        } else {
            self.leave(me);
            Ticket::Closed
        }
    }

    pub(crate) fn complete_send(&self, ends: &Ends, ticket: Ticket, value: T) -> Result<(), T> {
        let name = ends.sending();
        let Ticket::Number(me) = ticket else {
            engine::note(|| {
                let value = shown_message(&value);
                format!("can't send {value} through {name}: no receiver is left")
            });
            return Err(value);
        };
        let mine = self.leave(me);
        let partner = mine
            .partner
            .expect("a select sends when it has met somebody");
        engine::refine(mine.arrival, Access::Release);
        engine::note(|| {
            let value = shown_message(&value);
            format!("hands {value} over to {} through {name}", partner.task)
        });
        if let Some(other) = self.state().find_mut(partner.number) {
            other.value = Some(value);
        }
        Ok(())
    }
}
