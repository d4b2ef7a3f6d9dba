//! What the watchdog sees of an execution from another OS thread.

use std::panic::Location;
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU64, AtomicUsize, Ordering::Relaxed};

use super::op::Place;
use super::task_id::TaskId;

/// Where the exploration stands; cheap to publish at each step.
#[derive(Default)]
pub(crate) struct Progress {
    steps: AtomicU64,
    task: AtomicUsize,
    at: AtomicPtr<Location<'static>>,
    /// The program is at work, and not the explorer.
    in_program: AtomicBool,
}

impl Progress {
    /// A task goes on with its own code after a step here, or begins with it.
    pub(crate) fn step(&self, task: TaskId, at: Place) {
        self.steps.store(self.steps.load(Relaxed) + 1, Relaxed);
        self.task.store(task.index(), Relaxed);
        self.at.store(ptr::from_ref(at).cast_mut(), Relaxed);
        self.in_program.store(true, Relaxed);
    }

    /// The program has come to its next step, or ended.
    pub(crate) fn pause(&self) {
        self.in_program.store(false, Relaxed);
    }

    /// How many steps have been taken, if the program is at work since the last of them.
    pub(crate) fn in_program_since(&self) -> Option<u64> {
        let steps = self.steps.load(Relaxed);
        self.in_program.load(Relaxed).then_some(steps)
    }

    /// The task that took the last step, and where.
    pub(crate) fn last(&self) -> Option<(TaskId, Place)> {
        // SAFETY: only `step` stores here, and it stores places, which are 'static.
        let at = unsafe { self.at.load(Relaxed).as_ref() }?;
        Some((TaskId::from_index(self.task.load(Relaxed)), at))
    }
}
