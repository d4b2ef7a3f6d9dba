//! Vector clocks: what happened before what.

use super::task_id::{MAX_TASKS, TaskId};

/// For each task, how many of its events happened before this point.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock([u16; MAX_TASKS]);

impl Clock {
    pub(crate) const ZERO: Clock = Clock([0; MAX_TASKS]);

    pub(crate) fn join(&mut self, other: &Clock) {
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            *mine = (*mine).max(*theirs);
        }
    }

    pub(crate) fn of(&self, task: TaskId) -> u16 {
        self.0[task.index()]
    }

    /// Counts one more event of `task` and returns its number, from 1.
    pub(crate) fn tick(&mut self, task: TaskId) -> u16 {
        self.0[task.index()] += 1;
        self.0[task.index()]
    }
}
