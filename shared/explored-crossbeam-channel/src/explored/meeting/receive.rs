//! Receiving from whoever comes to send.

use explorer::engine::{self, Access, Place, Readiness, TaskId};

use super::waiting::Side;
use super::{Meeting, blocked_unless};
use crate::explored::ends::Ends;
use crate::explored::shown::shown_message;
use crate::explored::step::{Touches, selects, step};
use crate::explored::{Chance, Missed, Patience, Ticket};

impl<T> Meeting<T> {
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
        self.show(ends);
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
        self.show(ends);
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
        self.show(ends);
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

    /// Could `me` receive without waiting?
    pub(crate) fn could_receive(&self, ends: &Ends, me: TaskId) -> Chance {
        self.could_meet(Side::Sends, me, !ends.has_senders())
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

    fn has_value(&self, number: u64) -> bool {
        self.state().find(number).is_some_and(|w| w.value.is_some())
    }
}
