//! What the watchdog sees of an execution from another OS thread.

use std::panic::Location;
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU64, AtomicUsize, Ordering::Relaxed};

use super::op::Place;
use super::task_id::TaskId;

/// Where the exploration stands; cheap to publish at each step.
#[derive(Default)]
pub(crate) struct Progress {
    steps: AtomicU64,
    task: AtomicUsize,
    at: AtomicPtr<Location<'static>>,
}

impl Progress {
    pub(crate) fn step(&self, task: TaskId, at: Place) {
        self.steps.store(self.steps.load(Relaxed) + 1, Relaxed);
        self.task.store(task.index(), Relaxed);
        self.at.store(ptr::from_ref(at).cast_mut(), Relaxed);
    }

    pub(crate) fn steps(&self) -> u64 {
        self.steps.load(Relaxed)
    }

    /// The task that took the last step, and where.
    pub(crate) fn last(&self) -> Option<(TaskId, Place)> {
        // SAFETY: only `step` stores here, and it stores places, which are 'static.
        let at = unsafe { self.at.load(Relaxed).as_ref() }?;
        Some((TaskId::from_index(self.task.load(Relaxed)), at))
    }
}
