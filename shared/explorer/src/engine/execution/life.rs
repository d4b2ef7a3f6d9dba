//! The life of a task: its start, its closure, its panics, its end.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use corosensei::Coroutine;

use super::state::{AtWork, Execution, at_work, with};
use super::turns::{step, suspend_for_ever};
use crate::engine::ended::{Ended, FailureKind};
use crate::engine::op::{Access, Op, Place, Readiness, Touch};
use crate::engine::record::Line;
use crate::engine::task::{Ending, Panicked, STACK_BYTES, Stack, Task, take_stack};
use crate::engine::task_id::TaskId;
use crate::engine::trace::{ENDS, ENDS_BY_PANIC, MAIN_ENDS};
use crate::engine::{overflow, panics};

/// Starts a task and runs it up to its first operation.
pub(crate) fn spawn(name: Option<String>, at: Place, closure: Box<dyn FnOnce()>) -> TaskId {
    let id = with(|ex| ex.admit(name, at));
    let stack = take_stack();
    let mut stack = Coroutine::with_stack(stack, move |suspender, ()| {
        with(|ex| ex.current().suspender = suspender);
        body(id, closure);
    });
    let spawner = with(|ex| std::mem::replace(&mut ex.current, id));
    with(|ex| ex.settings.progress.step(id, at));
    resume(&mut stack);
    with(|ex| {
        ex.settings.progress.step(spawner, at);
        ex.current = spawner;
        ex.keep_stack(id, stack);
    });
    if id != TaskId::MAIN && with(|ex| ex.over.is_some()) {
        suspend_for_ever();
    }
    id
}

/// Gives a task its turn, until it suspends or ends.
pub(super) fn resume(stack: &mut Stack) {
    let before = (
        at_work(AtWork::Task),
        overflow::watch(Some((stack.trap_handler(), overflowed))),
    );
    stack.resume(());
    overflow::watch(before.1);
    at_work(before.0);
}

/// The last that a task does whose stack is at its end.
fn overflowed() {
    with(|ex| {
        let (task, size) = (ex.current, STACK_BYTES >> 20);
        let says = format!(
            "the stack of {task} overflowed, all {size} MiB of it: a recursion without an end, or one too deep"
        );
        ex.over = Some(Ended::Badly(FailureKind::Other(says)));
    });
}

/// The whole life of a task.
fn body(id: TaskId, closure: Box<dyn FnOnce()>) {
    let result = catch_unwind(AssertUnwindSafe(closure));
    with(|ex| ex.current().unwinding = 0);
    let ending = ending_of(result);
    drop_locals();
    if let Ending::Panicked { by, .. } = &ending
        && id == TaskId::MAIN
    {
        let (message, at) = (by.message.clone(), by.at.clone());
        fail(FailureKind::Panic {
            task: 0,
            message,
            at,
            unjoined: false,
        });
    }
    announce_end(id, &ending);
    with(|ex| {
        ex.current().ending = ending;
        ex.task_ended();
    });
}

/// As std does at the end of a thread: the last made first, and those that are made meanwhile.
fn drop_locals() {
    let last = |ex: &mut Execution| {
        let mut alive = ex.current().locals.iter_mut().rev();
        alive.find_map(|local| local.value.take_if(|_| local.needs_drop))
    };
    while let Some(value) = with(last) {
        if let Err(payload) = catch_unwind(AssertUnwindSafe(|| drop(value))) {
            fail_with(format!(
                "the destructor of a thread-local panicked, and std ends the process then: {}",
                panics::message(&*payload)
            ));
        }
    }
}

/// The panic hook saw the current task panic.
pub(super) fn panicked(by: Panicked) {
    // What core says before it ends the process.
    if let "panic in a destructor during cleanup" | "panic in a function that cannot unwind" =
        &*by.message
    {
        let first = with(|ex| ex.current().last_panic.take());
        let first = first.map_or(String::new(), |first| format!(": {}", first.message));
        // The panic is never done with, so this OS thread runs no other execution (`Execution::run`).
        fail_with(format!(
            "{}, and std ends the process then{first}",
            by.message
        ));
    }
    with(|ex| ex.current().unwinding += 1);
    let text = format!("panics: {}", by.message.lines().next().unwrap_or_default());
    with(|ex| {
        if ex.settings.log {
            let event = ex.trace.events.len().checked_sub(1);
            let at = by.at.clone();
            ex.record.lines.push(Line {
                task: ex.current,
                event,
                at,
                text,
                spawned: None,
            });
        }
        ex.current().last_panic = Some(by);
    });
}

/// Ends the exploration: the program did something it must not.
pub fn fail_with(message: String) -> ! {
    fail(FailureKind::Other(message))
}

pub(crate) fn fail(kind: FailureKind) -> ! {
    with(|ex| ex.over = Some(Ended::Badly(kind)));
    suspend_for_ever()
}

impl Execution {
    /// After the end of a task: is that the end of the program, or a failure?
    pub(crate) fn task_ended(&mut self) {
        let id = self.current;
        if id == TaskId::MAIN {
            let lost = |task: &Task| task.panicked_unseen() && !task.can_be_joined;
            let lost = self.tasks.iter().position(lost);
            self.over = Some(match lost {
                Some(task) => Ended::Badly(self.unjoined_panic(TaskId::from_index(task))),
                None => Ended::Well,
            });
        } else if self.tasks[id.index()].panicked_unseen() && !self.tasks[id.index()].can_be_joined
        {
            self.over = Some(Ended::Badly(self.unjoined_panic(id)));
        }
    }

    pub(crate) fn unjoined_panic(&self, task: TaskId) -> FailureKind {
        let Ending::Panicked { by, .. } = &self.tasks[task.index()].ending else {
            unreachable!()
        };
        FailureKind::Panic {
            task: task.index(),
            message: by.message.clone(),
            at: by.at.clone(),
            unjoined: true,
        }
    }
}

/// The end of a task is an operation like others: a join waits for it.
pub(crate) fn announce_end(id: TaskId, ending: &Ending) {
    let object = with(|ex| ex.task_objects[id.index()]);
    let touches = [Touch {
        object,
        access: Access::Release,
    }];
    let at = with(|ex| ex.current().spawned_at);
    let what = match ending {
        _ if id == TaskId::MAIN => MAIN_ENDS,
        Ending::Panicked { .. } => ENDS_BY_PANIC,
        Ending::Running | Ending::Ended => ENDS,
    };
    step(
        &Op {
            what,
            touches: &touches,
            about: None,
            at,
        },
        &|| Readiness::Ready,
    );
}

/// Notes how the closure of the current task ended.
pub(crate) fn ending_of(result: Result<(), Box<dyn Any + Send>>) -> Ending {
    match result {
        Ok(()) => Ending::Ended,
        Err(payload) => {
            let message = panics::message(&*payload);
            let by =
                with(|ex| ex.current().last_panic.take()).unwrap_or(Panicked { message, at: None });
            Ending::Panicked {
                by,
                payload: Some(payload),
            }
        }
    }
}
