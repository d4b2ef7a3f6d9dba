//! Who lets others go first, so that no schedule goes on for ever only because somebody never gets a turn.
//!
//! As in Musuvathi and Qadeer's fair stateless model checking (PLDI 2008): a task may pass the time so often as it likes as
//! its patience lasts. To pass it again in the same place, it waits until everybody who could go on then has taken a step,
//! or can't go on any more. The more patience, the later a program is seen to give up, and the more schedules there are.
//! One that does the same thing again and again counts as passing the time, and waits before its next operation.

use std::ptr;

use super::op::Place;
use super::task_id::{TaskId, TaskSet};
use super::trace::mix;

/// So often a task may look at the same value in the same place, nobody else taking a step, before it counts as
/// waiting for a change.
pub(crate) const ORDINARY_LOOKS: u32 = 12;

/// So often it may do the same thing in the same place, whatever comes of it.
pub(crate) const ORDINARY_REPETITIONS: u32 = 24;

/// What one task owes to the others.
#[derive(Default)]
pub(crate) struct Courtesy {
    /// Before it passes the time again, these are to take a step.
    awaits: TaskSet,
    /// Before it does anything, these are, as soon as they can.
    yields_to: TaskSet,
    /// These could have gone on but for something it did since it passed the time.
    held_up: TaskSet,
    /// Where it passed the time, and how often, since it last began to await others.
    passed: Vec<(Place, u32)>,
    /// What it did and found, where, and how often, since another took a step.
    looks: Vec<(usize, u64, u32)>,
}

impl Courtesy {
    /// The task passes the time, while these others could go on.
    pub(crate) fn passes(&mut self, at: Place, others: TaskSet, patience: u32) {
        let again = self.has_passed(at, patience);
        if again {
            // Those whom it holds up whenever it comes here go first once they can.
            self.yields_to = self.yields_to.or(self.awaits.and(self.held_up));
        }
        if again || self.awaits.is_empty() {
            self.awaits = others.or(self.held_up);
            self.passed.clear();
        }
        match self
            .passed
            .iter_mut()
            .find(|(place, _)| ptr::eq(*place, at))
        {
            Some((_, times)) => *times += 1,
            None => self.passed.push((at, 1)),
        }
    }

    /// Has it passed the time here so often that its patience is at an end?
    fn has_passed(&self, at: Place, patience: u32) -> bool {
        let here = |(place, times): &(Place, u32)| ptr::eq(*place, at) && *times >= patience;
        self.passed.iter().any(here)
    }

    /// The task did this, or found this, in this place, while these others could go on.
    pub(crate) fn repeats(&mut self, at: Place, what: u64, ordinary: u32, others: TaskSet) {
        let place = ptr::from_ref(at).addr();
        let known = self.looks.iter_mut().find(|l| (l.0, l.1) == (place, what));
        let times = match known {
            Some((_, _, times)) => {
                *times += 1;
                *times
            }
            None => {
                self.looks.push((place, what, 1));
                1
            }
        };
        if times >= ordinary {
            self.yields_to = self.yields_to.or(others);
        }
    }

    /// Another task took a step since this one's last.
    pub(crate) fn looks_anew(&mut self) {
        self.looks.clear();
    }

    /// Another task takes a step.
    pub(crate) fn sees_a_step_of(&mut self, other: TaskId) {
        self.awaits.remove(other);
        self.yields_to.remove(other);
        self.held_up.remove(other);
    }

    /// The task has taken a step, and these others can't go on any more.
    pub(crate) fn has_held_up(&mut self, others: TaskSet) {
        if !self.passed.is_empty() {
            self.held_up = self.held_up.or(others);
        }
    }

    /// Only these can go on now.
    pub(crate) fn awaits_at_most(&mut self, enabled: TaskSet) {
        self.awaits = self.awaits.and(enabled.or(self.held_up));
    }

    /// For whom should it wait before an operation in this place, which may be just to pass the time?
    pub(crate) fn goes_after(
        &self,
        at: Place,
        passes: bool,
        enabled: TaskSet,
        patience: u32,
    ) -> TaskSet {
        let awaited = if passes && self.has_passed(at, patience) {
            self.awaits
        } else {
            TaskSet::EMPTY
        };
        self.yields_to.or(awaited).and(enabled)
    }

    /// What matters of it to what can happen later.
    pub(crate) fn hash(&self) -> u64 {
        if self.passed.is_empty() && self.yields_to.is_empty() {
            return 0;
        }
        let sets = mix(mix(self.awaits.0, self.yields_to.0), self.held_up.0);
        let place = |(at, times): &(Place, u32)| {
            let times = u64::from(*times - 1) << 32;
            mix(times | u64::from(at.line()), u64::from(at.column()))
        };
        let places = self.passed.iter().map(place);
        places.fold(sets, u64::wrapping_add)
    }
}
