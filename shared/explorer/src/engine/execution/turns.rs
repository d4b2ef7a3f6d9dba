//! Whose turn it is.

use std::ptr;

use super::state::{Execution, was_reentered, with};
use crate::engine::ended::{Ended, FailureKind};
use crate::engine::op::{Access, Blocked, ObjectId, Op, Readiness, Touch};
use crate::engine::record::{Standing, Waiting};
use crate::engine::strategy::{Point, Turn};
use crate::engine::task::Pending;
use crate::engine::task_id::{TaskId, TaskSet};
use crate::engine::trace::{Decision, is_spoken_of};

impl Execution {
    /// Chooses who goes on, or finds that nobody can.
    fn pick(&mut self, ready: TaskSet, passing: TaskSet) {
        self.note_who_can_go_on(ready.or(passing));
        if was_reentered() {
            let says =
                "the program's allocator uses what is explored; let it take `std::real::sync`";
            self.over = Some(Ended::Badly(FailureKind::Other(says.to_owned())));
        }
        let point = self.point(ready, passing);
        let lost_patience = !point.resting.and(passing).is_empty();
        let (strategy, _) = self.strategy_and_trace();
        if self.over.is_some() {
            strategy.ended(&point);
            return;
        }
        let too_long = self.trace.events.len() >= self.settings.steps;
        if point.enabled().is_empty() || too_long {
            strategy.ended(&point);
            self.over = Some(Ended::Badly(if too_long {
                FailureKind::Livelock
            } else {
                FailureKind::Deadlock
            }));
            return;
        }
        let turn = strategy.choose(&point);
        self.lost_patience |= lost_patience;
        match turn {
            Turn::Of(task) => {
                self.choice_is_idle = passing.contains(task);
                self.trace.decisions.push(Decision::Turn(task));
                self.next = Some(task);
            }
            Turn::Prune => self.over = Some(Ended::Pruned),
            Turn::Diverged(how) => {
                self.over = Some(Ended::Badly(FailureKind::NotDeterministic(how)))
            }
        }
    }

    fn point(&self, ready: TaskSet, passing: TaskSet) -> Point<'_> {
        let mut point = Point {
            record: &self.record,
            trace: &self.trace,
            tasks: &self.tasks,
            ready: TaskSet::EMPTY,
            idle: TaskSet::EMPTY,
            resting: TaskSet::EMPTY,
            awaited: TaskSet::EMPTY,
            last: self.current,
        };
        let enabled = ready.or(passing);
        let patience = self.settings.patience;
        for id in enabled.iter() {
            let task = &self.tasks[id.index()];
            let passes = passing.contains(id);
            let awaited = task
                .courtesy
                .goes_after(task.pending_op().at, passes, enabled, patience);
            point.awaited = point.awaited.or(awaited);
            let set = match (awaited.is_empty(), passes) {
                (false, _) => &mut point.resting,
                (true, true) => &mut point.idle,
                (true, false) => &mut point.ready,
            };
            set.insert(id);
        }
        point
    }

    /// The last event made some who could go on unable to.
    fn note_who_can_go_on(&mut self, enabled: TaskSet) {
        let lost = self.enabled.without(enabled);
        if let Some(event) = self.trace.events.last() {
            let by = event.task;
            let others = lost.without(TaskSet::one(by));
            self.tasks[by.index()].courtesy.has_held_up(others);
        }
        for task in &mut self.tasks {
            task.courtesy.awaits_at_most(enabled);
        }
        self.enabled = enabled;
    }

    /// Who could go on besides the current task when it was chosen.
    pub(super) fn others(&self) -> TaskSet {
        self.enabled.without(TaskSet::one(self.current))
    }

    /// What a task is about to do, and why it can't.
    fn note_standing(&mut self, task: TaskId, blocked: Option<Blocked>) {
        if !self.settings.log {
            return;
        }
        let op = self.tasks[task.index()].pending_op();
        let (what, at) = (op.what, op.at);
        let object = match blocked {
            None | Some(Blocked::HeldBy(_)) => self.taken_by(op).or(op.about),
            Some(_) => op.about,
        };
        self.record.standing.push(Standing {
            task,
            what,
            object,
            at,
        });
        if let Some(why) = blocked {
            let at = self.record.place_of(task, at);
            self.record.waiting.push(Waiting {
                task,
                why,
                what,
                object,
                at,
            });
        }
    }

    /// The lock that an operation takes, if it takes one.
    fn taken_by(&self, op: &Op<'_>) -> Option<ObjectId> {
        let takes = |t: &&Touch| matches!(t.access, Access::Acquire | Access::AcquireShared);
        let mut taken = op.touches.iter().filter(takes).map(|t| t.object);
        taken.find(|object| is_spoken_of(self.trace.object(*object).kind))
    }
}

/// Announces an operation and returns when it is this task's turn to do it.
pub(crate) fn step(op: &Op<'_>, ready: &dyn Fn() -> Readiness) {
    let pending = Pending {
        op: ptr::from_ref(op).cast(),
        // SAFETY: only the lifetime changes. The pointer is used while this task is suspended below, or chosen.
        ready: unsafe {
            std::mem::transmute::<&dyn Fn() -> Readiness, *const (dyn Fn() -> Readiness + 'static)>(
                ready,
            )
        },
    };
    let (me, in_prelude) = with(|ex| {
        ex.settings.progress.pause();
        let id = ex.current;
        let me = ex.current();
        me.pending = Some(pending);
        (id, std::mem::take(&mut me.in_prelude))
    });
    if in_prelude {
        suspend();
    } else {
        decide();
        if with(|ex| ex.next != Some(me) || ex.over.is_some()) {
            suspend();
        } else {
            with(|ex| ex.next = None);
        }
    }
    with(Execution::begin);
}

/// The event under way is complete: who is next?
pub(super) fn decide() {
    with(Execution::close_event);
    with(|ex| {
        ex.record.forget_standing();
    });
    let (mut ready, mut passing) = (TaskSet::EMPTY, TaskSet::EMPTY);
    for index in 0..with(|ex| ex.tasks.len()) {
        let Some(pending) = with(|ex| ex.tasks[index].pending) else {
            continue;
        };
        // SAFETY: the closure lies in the frame of the `step` in which this task is suspended.
        let readiness = unsafe { (*pending.ready)() };
        let task = TaskId::from_index(index);
        let mut blocked = None;
        match readiness {
            Readiness::Ready => ready.insert(task),
            Readiness::Idle => passing.insert(task),
            Readiness::Blocked(why) => blocked = Some(why),
        }
        with(|ex| ex.note_standing(task, blocked));
    }
    with(|ex| ex.pick(ready, passing));
}

fn suspend() {
    let suspender = with(|ex| ex.current().suspender);
    // SAFETY: it belongs to the coroutine that is running this, and lives as long.
    unsafe { (*suspender).suspend(()) };
}

/// For a task of an execution that is over: it is never resumed.
pub(crate) fn suspend_for_ever() -> ! {
    loop {
        suspend();
    }
}
