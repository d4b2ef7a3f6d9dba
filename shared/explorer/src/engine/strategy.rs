//! What chooses among the tasks that could go on; the searches are strategies.

use super::op::Touch;
use super::record::Record;
use super::task::Task;
use super::task_id::{TaskId, TaskSet};
use super::trace::{Decision, ENDS, MAIN_ENDS, Trace, mix};

/// A moment at which somebody must be chosen.
pub(crate) struct Point<'a> {
    pub(crate) record: &'a Record,
    pub(crate) trace: &'a Trace,
    pub(crate) tasks: &'a [Task],
    /// Those whose next operation may happen and does something.
    pub(crate) ready: TaskSet,
    /// Those that would only pass the time, and may.
    pub(crate) idle: TaskSet,
    /// Those that should let others go first, who can.
    pub(crate) resting: TaskSet,
    /// Those others.
    pub(crate) awaited: TaskSet,
    /// Whose turn it was.
    pub(crate) last: TaskId,
}

impl Point<'_> {
    /// Everybody who could go on.
    pub(crate) fn enabled(&self) -> TaskSet {
        self.ready.or(self.idle).or(self.resting)
    }

    /// Those whose turn it may be: one who rests lets the others go first.
    pub(crate) fn fair(&self) -> TaskSet {
        let eager = self.ready.or(self.idle);
        if eager.is_empty() {
            // They all wait for each other.
            self.awaited
        } else {
            eager
        }
    }

    /// Of these, who goes on when nothing speaks against it: the same task, else the next that does something.
    pub(crate) fn natural_choice(&self, among: TaskSet) -> Option<TaskId> {
        let busy = among.and(self.ready);
        let from = if busy.is_empty() { among } else { busy };
        from.first_from(self.last)
    }

    /// Gives the turn that was taken in an earlier run, if it can be taken again.
    pub(crate) fn again(&self, decision: Decision) -> Turn {
        match decision {
            Decision::Turn(task) if self.enabled().contains(task) => Turn::Of(task),
            Decision::Turn(task) => {
                Turn::Diverged(self.describe_others_enabled(TaskSet::one(task)))
            }
            Decision::Outcome(_) => {
                Turn::Diverged("an operation has fewer outcomes than before".to_owned())
            }
        }
    }

    /// What has happened and what can happen later, as a hash that equivalent schedules share.
    pub(crate) fn state(&self) -> u64 {
        self.trace.state ^ self.manners().wrapping_mul(0xC2B2_AE3D)
    }

    /// Who lets whom go first, as a hash.
    fn manners(&self) -> u64 {
        let owed = self.enabled().iter().map(|t| {
            let hash = self.tasks[t.index()].courtesy.hash();
            if hash == 0 { 0 } else { mix(hash, t.0.into()) }
        });
        owed.fold(
            self.resting.0.rotate_left(32) ^ self.idle.0,
            u64::wrapping_add,
        )
    }

    /// What a task is about to do.
    pub(crate) fn next_op(&self, task: TaskId) -> (&'static str, super::op::Place) {
        let op = self.tasks[task.index()].pending_op();
        (op.what, op.at)
    }

    /// Does the order of this task's next operation and the last event matter?
    pub(crate) fn depends_on_last(&self, task: TaskId) -> bool {
        let Some(event) = self.trace.events.last() else {
            return false;
        };
        let ending = event.ends_program || self.is_about_to_end_program(task);
        let ending = ending && event.what != ENDS;
        ending
            || touches_conflict(
                self.trace.touches(event),
                self.tasks[task.index()].pending_op().touches,
            )
    }

    /// What these tasks are about to do, as a hash.
    pub(crate) fn next_ops(&self, tasks: TaskSet) -> u64 {
        tasks.iter().fold(0, |hash, task| {
            let (what, at) = self.next_op(task);
            mix(
                hash,
                (what.len() as u64) << 48 ^ u64::from(at.line()) << 16 ^ u64::from(at.column()),
            )
        })
    }

    pub(crate) fn describe_other_ops(&self) -> String {
        let step = self.trace.events.len() + 1;
        format!("at step {step}, the threads are about to do something else than the last time")
    }

    pub(crate) fn describe_others_enabled(&self, before: TaskSet) -> String {
        let now = self.enabled();
        let changed = before.without(now).or(now.without(before));
        let names: Vec<String> = changed.iter().map(|t| t.to_string()).collect();
        let could = if before.without(now).is_empty() {
            "couldn't go on the last time and now can"
        } else {
            "could go on the last time and now can't"
        };
        format!(
            "at step {}, {} {could}",
            self.trace.events.len() + 1,
            names.join(" and ")
        )
    }

    pub(crate) fn describe_other_op(
        &self,
        task: TaskId,
        (what, at): (&str, super::op::Place),
    ) -> String {
        let (now, here) = self.next_op(task);
        let step = self.trace.events.len() + 1;
        format!(
            "at step {step}, {task} was about to {what} at line {} the last time, and now to {now} at line {}",
            at.line(),
            here.line()
        )
    }

    fn is_about_to_end_program(&self, task: TaskId) -> bool {
        task == TaskId::MAIN && self.tasks[0].pending_op().what == MAIN_ENDS
    }
}

pub(crate) fn touches_conflict(some: &[Touch], others: &[Touch]) -> bool {
    let clash = |a: &Touch, b: &Touch| a.object == b.object && a.access.conflicts_with(b.access);
    some.iter().any(|a| others.iter().any(|b| clash(a, b)))
}

/// What a strategy answers.
pub(crate) enum Turn {
    Of(TaskId),
    /// This execution would show nothing new.
    Prune,
    /// The program did something else than the last time it was run this way.
    Diverged(String),
}

pub(crate) trait Strategy {
    /// Whose turn is it?
    fn choose(&mut self, point: &Point<'_>) -> Turn;

    /// Which of so many outcomes does the operation under way have?
    fn outcome(&mut self, ways: usize) -> usize;

    /// An event is complete; `before` is its task's clock without it.
    fn completed(&mut self, _trace: &Trace, _before: &super::clock::Clock) {}

    /// The execution is over, with these tasks where they stand.
    fn ended(&mut self, _point: &Point<'_>) {}
}
