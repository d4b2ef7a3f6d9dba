//! [`Thread`]: a handle to a thread, by which it can be named and unparked.

use std::thread as real;

use explorer::engine::{self, Access, TaskId};

use crate::step::{here, step};

/// [`std::thread::Thread`].
#[derive(Clone)]
pub struct Thread(Kind);

#[derive(Clone)]
enum Kind {
    Real(real::Thread),
    Explored { task: TaskId, name: Option<String> },
}

/// [`std::thread::ThreadId`].
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ThreadId(Id);

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Id {
    Real(real::ThreadId),
    Explored(usize),
}

impl std::fmt::Debug for ThreadId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Id::Real(id) => id.fmt(f),
            Id::Explored(number) => f.debug_tuple("ThreadId").field(&number).finish(),
        }
    }
}

impl std::fmt::Debug for Thread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Thread")
            .field("id", &self.id())
            .field("name", &self.name())
            .finish_non_exhaustive()
    }
}

impl Thread {
    /// [`std::thread::Thread::id`].
    #[must_use]
    pub fn id(&self) -> ThreadId {
        ThreadId(match &self.0 {
            Kind::Real(thread) => Id::Real(thread.id()),
            Kind::Explored { task, .. } => Id::Explored(task.index() + 1),
        })
    }

    /// [`std::thread::Thread::name`].
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match &self.0 {
            Kind::Real(thread) => thread.name(),
            Kind::Explored {
                task: TaskId::MAIN, ..
            } => Some("main"),
            Kind::Explored { name, .. } => name.as_deref(),
        }
    }

    /// [`std::thread::Thread::unpark`].
    #[track_caller]
    pub fn unpark(&self) {
        match &self.0 {
            Kind::Real(thread) => thread.unpark(),
            Kind::Explored { task, .. } if engine::exploring() => {
                step(
                    "unpark",
                    engine::thread_wakeup(*task),
                    Access::Write,
                    here(),
                );
                engine::set_unparked(*task, true);
                engine::note(|| format!("unparks {task}"));
            }
            Kind::Explored { .. } => {}
        }
    }

    pub(super) fn of_task(task: TaskId, name: Option<String>) -> Thread {
        Thread(Kind::Explored { task, name })
    }

    pub(super) fn of_real(thread: real::Thread) -> Thread {
        Thread(Kind::Real(thread))
    }
}

/// [`std::thread::current`].
#[must_use]
pub fn current() -> Thread {
    if !engine::exploring() {
        return Thread::of_real(real::current());
    }
    let task = engine::current();
    Thread::of_task(task, engine::thread_name(task))
}
