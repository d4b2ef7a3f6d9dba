//! The end of a task.

use std::any::Any;

use super::{Ended, Execution, step};
use crate::engine::op::{Access, Op, Readiness, Touch};
use crate::engine::panics;
use crate::engine::task::{Ending, Panicked, Task, TaskId};
use crate::engine::{ENDS, ENDS_BY_PANIC, MAIN_ENDS, with};
use crate::failure::FailureKind;

impl Execution {
    /// After the end of a task: is that the end of the program, or a failure?
    pub(crate) fn task_ended(&mut self) {
        let id = self.current;
        if id == TaskId::MAIN {
            let lost = self.tasks.iter().position(Task::panicked_unseen);
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

    pub(crate) fn has_ended(&self, task: TaskId) -> bool {
        !matches!(self.tasks[task.index()].ending, Ending::Running)
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
