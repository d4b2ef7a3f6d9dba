//! A channel without room: who sends and who receives meet.
//!
//! A meeting takes each side two steps: to arrive, and to go on once the other has arrived. The first to send meets the
//! first to receive. Arrivals on one side are ordered; two on different sides commute, and each is an object of its own:
//! the partner, when it goes on, comes after it.
//!
//! A select looks for someone who has arrived. To those who won't wait for it, it is there if it is waiting.

use std::sync::{Mutex, MutexGuard, PoisonError};

use explorer::engine::{self, Access, Blocked, ObjectId, Place, Readiness, TaskId};

use super::ends::Ends;
use super::shown::shown_message;
use super::step::{Touches, nameless, selects, step};
use super::waiting::{Selection, Side, Waiting, WaitingRoom};
use super::{Chance, Missed, Patience, Refused, Ticket};

#[derive(Debug)]
pub(crate) struct Meeting<T> {
    state: Mutex<WaitingRoom<T>>,
}

impl<T> Meeting<T> {
    pub(crate) fn new() -> Meeting<T> {
        Meeting {
            state: Mutex::new(WaitingRoom::new()),
        }
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
        if patience == Patience::None {
            touches.add(ends.receiving(), Access::Read);
            touches.add(selects(), Access::Write);
        }
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

    pub(crate) fn receive(&self, ends: &Ends, patience: Patience, at: Place) -> Result<T, Missed> {
        let (end, name) = (ends.receiving(), ends.receivers_name());
        let mut touches = Touches::default();
        touches.add(end, Access::Write);
        if patience == Patience::None {
            touches.add(ends.sending(), Access::Read);
            ends.look_at_senders(&mut touches);
            touches.add(selects(), Access::Write);
        }
        let about = Some(name);
        step("receive", about, touches.as_slice(), at, &|| {
            Readiness::Ready
        });
        if patience == Patience::None && self.could_receive(ends, engine::current()) == Chance::No {
            engine::refine(end, Access::Read);
            engine::saw(0);
            engine::note(|| format!("finds nobody waiting to send through {name}"));
            return Err(Missed::Empty);
        }
        let me = self.arrive(Side::Receives, None);
        let is_met = self.meet(me, patience == Patience::None);
        if patience == Patience::None && (self.has_value(me) || !is_met) {
            return self.received(ends, me, patience);
        }
        self.wait_for_value(ends, me, patience, at);
        self.received(ends, me, patience)
    }

    fn wait_for_value(&self, ends: &Ends, me: u64, patience: Patience, at: Place) {
        let mut touches = Touches::default();
        if let Patience::Until(_) = patience {
            // Even if it has met somebody: that one could have come too late.
            touches.add(ends.receiving(), Access::Write);
            touches.add(ends.sending(), Access::Read);
            ends.look_at_senders(&mut touches);
        }
        let about = Some(ends.receivers_name());
        step("receive", about, touches.as_slice(), at, &|| {
            let has_met = self.has_met(me);
            if self.has_value(me) || (!has_met && !ends.has_senders()) {
                return Readiness::Ready;
            }
            blocked_unless(if has_met { Patience::Endless } else { patience })
        });
    }

    /// Goes on after having tried to receive.
    fn received(&self, ends: &Ends, me: u64, patience: Patience) -> Result<T, Missed> {
        let name = ends.receivers_name();
        let mine = self.leave(me);
        if let (Some(partner), Some(value)) = (mine.partner, mine.value) {
            engine::refine(partner.arrival, Access::Acquire);
            engine::note(|| {
                let value = shown_message(&value);
                format!("takes {value} from {}'s hands through {name}", partner.task)
            });
            return Ok(value);
        }
        if !ends.has_senders() {
            ends.found_no_senders(patience);
            engine::note(|| format!("finds {name} closed"));
            return Err(Missed::Closed);
        }
        if let Patience::Until(time) = patience {
            engine::pass_time(time);
            engine::note(|| format!("gives up waiting for a message from {name} after {time:?}"));
        }
        Err(Missed::Empty)
    }

    /// Could `me` send without waiting?
    pub(crate) fn could_send(&self, ends: &Ends, me: TaskId) -> Chance {
        self.could_meet(Side::Receives, me, !ends.has_receivers())
    }

    /// Could `me` receive without waiting?
    pub(crate) fn could_receive(&self, ends: &Ends, me: TaskId) -> Chance {
        self.could_meet(Side::Sends, me, !ends.has_senders())
    }

    fn could_meet(&self, side: Side, me: TaskId, is_closed: bool) -> Chance {
        if is_closed || self.state().first(side, me, true).is_some() {
            Chance::Now
        } else {
            Chance::No
        }
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

    pub(crate) fn begin_receive(&self, ends: &Ends, patience: Patience) -> Ticket {
        engine::refine(ends.receiving(), Access::Write);
        let me = self.arrive(Side::Receives, None);
        if self.meet(me, true) {
            Ticket::Number(me)
        } else {
            self.leave(me);
            ends.found_no_senders(patience);
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

    pub(crate) fn complete_receive(
        &self,
        ends: &Ends,
        ticket: Ticket,
        at: Place,
    ) -> Result<T, Missed> {
        let Ticket::Number(me) = ticket else {
            let name = ends.receivers_name();
            engine::note(|| format!("finds {name} closed"));
            return Err(Missed::Closed);
        };
        if !self.has_value(me) {
            self.wait_for_value(ends, me, Patience::Endless, at);
        }
        self.received(ends, me, Patience::None)
    }

    pub(crate) fn enlist_sender(
        &self,
        selection: &Selection,
        arm: usize,
        arrival: ObjectId,
    ) -> u64 {
        self.enlist(Side::Sends, selection, arm, arrival)
    }

    pub(crate) fn enlist_receiver(
        &self,
        selection: &Selection,
        arm: usize,
        arrival: ObjectId,
    ) -> u64 {
        self.enlist(Side::Receives, selection, arm, arrival)
    }

    pub(crate) fn withdraw(&self, number: u64) {
        self.leave(number);
    }

    pub(crate) fn discard(&self) -> Vec<T> {
        Vec::new()
    }

    fn enlist(&self, side: Side, selection: &Selection, arm: usize, arrival: ObjectId) -> u64 {
        self.state()
            .add(side, arrival, None, Some((selection.clone(), arm)))
    }

    fn arrive(&self, side: Side, value: Option<T>) -> u64 {
        let arrival = nameless();
        engine::refine(arrival, Access::Release);
        self.state().add(side, arrival, value, None)
    }

    fn meet(&self, me: u64, or_a_select: bool) -> bool {
        self.state().meet(me, or_a_select)
    }

    fn has_met(&self, number: u64) -> bool {
        self.state()
            .find(number)
            .is_some_and(|w| w.partner.is_some())
    }

    fn has_value(&self, number: u64) -> bool {
        self.state().find(number).is_some_and(|w| w.value.is_some())
    }

    fn leave(&self, number: u64) -> Waiting<T> {
        self.state().leave(number)
    }

    fn state(&self) -> MutexGuard<'_, WaitingRoom<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn blocked_unless(patience: Patience) -> Readiness {
    match patience {
        Patience::Until(_) => Readiness::Idle,
        _ => Readiness::Blocked(Blocked::NoPartner),
    }
}
