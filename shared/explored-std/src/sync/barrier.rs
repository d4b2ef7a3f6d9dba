//! [`Barrier`]: the last to arrive wakes the others.

use std::fmt;
use std::sync as real;
use std::sync::PoisonError;

use explorer::engine::{self, Access, Blocked, Identity, Op, Readiness, TaskId, Touch};

use crate::step::{here, identity, step, who_waits};

/// [`std::sync::Barrier`].
pub struct Barrier {
    identity: Identity,
    size: usize,
    waiting: real::Mutex<Vec<TaskId>>,
    inner: real::Barrier,
}

/// [`std::sync::BarrierWaitResult`].
pub struct BarrierWaitResult(bool);

impl fmt::Debug for BarrierWaitResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BarrierWaitResult")
            .field("is_leader", &self.is_leader())
            .finish()
    }
}

impl BarrierWaitResult {
    /// [`std::sync::BarrierWaitResult::is_leader`].
    #[must_use]
    pub fn is_leader(&self) -> bool {
        self.0
    }
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl Barrier {
    /// [`std::sync::Barrier::new`].
    #[track_caller]
    #[must_use]
    pub const fn new(n: usize) -> Barrier {
        Barrier {
            identity: identity!("Barrier", Barrier, identity),
            size: n,
            waiting: real::Mutex::new(Vec::new()),
            inner: real::Barrier::new(n),
        }
    }

    /// [`std::sync::Barrier::wait`].
    #[track_caller]
    pub fn wait(&self) -> BarrierWaitResult {
        if !engine::exploring() {
            return BarrierWaitResult(self.inner.wait().is_leader());
        }
        let this = self.identity.fresh(self);
        let (id, at, me) = (this.identity.id(), here(), engine::current());
        this.show();
        step("arrive", id, Access::Write, at);
        let others = this.waiting().len();
        if others + 1 >= this.size {
            for other in std::mem::take(&mut *this.waiting()) {
                engine::refine(engine::thread_wakeup(other), Access::Release);
            }
            this.show();
            engine::note(|| format!("arrives at {id}, the last"));
            return BarrierWaitResult(true);
        }
        this.waiting().push(me);
        this.show();
        engine::note(|| format!("arrives at {id}, and waits"));
        let touches = [Touch {
            object: engine::thread_wakeup(me),
            access: Access::Acquire,
        }];
        let ready = || {
            let waiting = this.waiting();
            if waiting.contains(&me) {
                Readiness::Blocked(Blocked::Missing(this.size - waiting.len()))
            } else {
                Readiness::Ready
            }
        };
        engine::step(
            &Op {
                what: "leave",
                touches: &touches,
                about: Some(id),
                at,
            },
            &ready,
        );
        engine::note(|| format!("leaves {id}"));
        BarrierWaitResult(false)
    }

    fn show(&self) {
        engine::show(self.identity.id(), || who_waits(&self.waiting()));
    }

    fn waiting(&self) -> real::MutexGuard<'_, Vec<TaskId>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
