//! Runs a program once: hands the turn from coroutine to coroutine until it is over.

use std::ptr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::life::{panicked, resume, spawn};
use super::state::{Execution, set_current, with};
use super::turns::decide;
use crate::engine::ended::Ended;
use crate::engine::overflow;
use crate::engine::panics::Silence;
use crate::engine::strategy::Strategy;
use crate::engine::task::{Stack, give_back_stack};
use crate::engine::task_id::{TaskId, TaskSet};
use crate::engine::workers::on_a_worker;

fn next_execution_number() -> u32 {
    static NUMBER: AtomicU32 = AtomicU32::new(1);
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

impl Execution {
    /// Runs the program once, from the beginning to its end or until `strategy` prunes it.
    pub(crate) fn run(
        &mut self,
        strategy: &mut (dyn Strategy + 'static),
        program: &Arc<dyn Fn() + Send + Sync>,
    ) -> Ended {
        if std::thread::panicking() {
            return self.run_on_another_os_thread(strategy, program);
        }
        self.reset();
        self.strategy = Some(strategy);
        let silence = Silence::new(panicked);
        overflow::be_ready();
        set_current(ptr::from_mut(self));
        let program = Arc::clone(program);
        spawn(
            None,
            std::panic::Location::caller(),
            Box::new(move || program()),
        );
        decide();
        while let Some((task, mut stack)) = with(Execution::take_next) {
            resume(&mut stack);
            let ended = stack.done();
            with(|ex| ex.keep_stack(task, stack));
            if ended {
                decide();
            }
        }
        if with(|ex| ex.event_is_open) {
            decide();
        }
        self.settings.progress.pause();
        set_current(ptr::null_mut());
        drop(silence);
        self.abandon_what_is_left();
        self.strategy = None;
        self.over
            .clone()
            .expect("an execution goes on until it is over")
    }

    /// A task that was abandoned while it unwound has left this OS thread in a state of panic for good.
    fn run_on_another_os_thread(
        &mut self,
        strategy: &mut (dyn Strategy + 'static),
        program: &Arc<dyn Fn() + Send + Sync>,
    ) -> Ended {
        struct Moved<T>(T);
        // SAFETY: this OS thread waits for the other and uses none of it meanwhile; no task is alive.
        unsafe impl<T> Send for Moved<T> {}
        let moved = Moved((
            ptr::from_mut(self),
            ptr::from_mut(strategy),
            ptr::from_ref(program),
        ));
        let ended = on_a_worker(move || {
            let Moved((execution, strategy, program)) = { moved };
            // SAFETY: what they point to is borrowed by the caller, who waits.
            unsafe { (*execution).run(&mut *strategy, &*program) }
        });
        ended.recv().expect("the explorer itself does not panic")
    }

    fn reset(&mut self) {
        self.tasks.clear();
        self.task_objects.clear();
        self.trace.clear();
        self.record.clear();
        self.statics.forget();
        if let Some(raw) = &self.settings.raw_statics {
            raw.start_afresh();
        }
        self.over = None;
        self.has_stand_ins = false;
        self.could_take_liberties = false;
        self.lost_patience = false;
        self.current = TaskId::MAIN;
        self.number = next_execution_number();
        self.next = None;
        self.event_is_open = false;
        self.newborn = TaskSet::EMPTY;
        self.enabled = TaskSet::EMPTY;
    }

    /// Threads that are still suspended are forgotten where they stand, like threads of a process that ends:
    /// nothing on their stacks is dropped, for it might use what is no longer there.
    fn abandon_what_is_left(&mut self) {
        for task in &mut self.tasks {
            if let Some(mut stack) = task.stack.take() {
                // SAFETY: objects on the stack are leaked, not reused: nothing can refer to them any more, for all
                // tasks of this execution end here, and what lives longer (statics) starts afresh in the next.
                unsafe { stack.force_reset() };
                give_back_stack(stack);
                std::mem::forget(std::mem::take(&mut task.locals));
            }
        }
    }

    fn take_next(&mut self) -> Option<(TaskId, Stack)> {
        if self.over.is_some() {
            return None;
        }
        let task = self.next.take()?;
        self.current = task;
        let stack = self.tasks[task.index()]
            .stack
            .take()
            .expect("the chosen task is suspended");
        Some((task, stack))
    }

    pub(super) fn keep_stack(&mut self, task: TaskId, stack: Stack) {
        if stack.done() {
            give_back_stack(stack);
        } else {
            self.tasks[task.index()].stack = Some(stack);
        }
    }
}
