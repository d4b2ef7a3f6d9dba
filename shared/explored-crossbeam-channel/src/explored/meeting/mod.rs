//! A channel without room: who sends and who receives meet.
//!
//! A meeting takes each side two steps: to arrive, and to go on once the other has arrived. The first to send meets the
//! first to receive. Arrivals on one side are ordered; two on different sides commute, and each is an object of its own:
//! the partner, when it goes on, comes after it.
//!
//! A select looks for someone who has arrived. To those who won't wait for it, it is there if it is waiting.

mod receive;
mod send;
mod waiting;

use std::sync::{Mutex, MutexGuard, PoisonError};

use explorer::engine::{self, Access, Blocked, ObjectId, Readiness, TaskId};

use super::ends::Ends;
use super::step::nameless;
use super::{Chance, Patience};
pub(crate) use waiting::Selection;
use waiting::{Side, Waiting, WaitingRoom};

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

    fn could_meet(&self, side: Side, me: TaskId, is_closed: bool) -> Chance {
        if is_closed || self.state().first(side, me, true).is_some() {
            Chance::Now
        } else {
            Chance::No
        }
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

    /// Who has come.
    fn show(&self, ends: &Ends) {
        engine::show(ends.receivers_name(), || self.state().shown());
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
