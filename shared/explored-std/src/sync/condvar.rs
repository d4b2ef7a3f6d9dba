//! [`Condvar`]: a list of who waits; to be woken is to be taken off it.

use std::fmt;
use std::sync as real;
use std::sync::{LockResult, PoisonError};
use std::time::{Duration, Instant as RealInstant};

use explorer::engine::{self, Access, Blocked, Identity, Op, Place, Readiness, TaskId, Touch};

use super::mutex::{Mutex, MutexGuard};
use crate::step::{here, identity, step, who_waits};

/// [`std::sync::Condvar`].
pub struct Condvar {
    identity: Identity,
    waiting: real::Mutex<Vec<TaskId>>,
    inner: real::Condvar,
}

/// [`std::sync::WaitTimeoutResult`].
#[derive(Debug, PartialEq, Eq, Copy, Clone)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    /// [`std::sync::WaitTimeoutResult::timed_out`].
    #[must_use]
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

impl Condvar {
    /// [`std::sync::Condvar::new`].
    #[track_caller]
    #[must_use]
    pub const fn new() -> Condvar {
        Condvar {
            identity: identity!("Condvar", Condvar, identity),
            waiting: real::Mutex::new(Vec::new()),
            inner: real::Condvar::new(),
        }
    }

    /// [`std::sync::Condvar::wait`].
    #[track_caller]
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        let at = here();
        if !engine::exploring() {
            let (mutex, inner) = guard.into_real();
            return mutex.guard(self.inner.wait(inner), None);
        }
        let this = self.identity.fresh(self);
        let mutex = this.start_waiting(guard, at);
        let me = engine::current();
        let (mutex_id, my_wakeup) = (mutex.identity.id(), engine::thread_wakeup(me));
        let touches = [
            Touch {
                object: this.identity.id(),
                access: Access::Read,
            },
            Touch {
                object: mutex_id,
                access: Access::Acquire,
            },
            Touch {
                object: my_wakeup,
                access: Access::Acquire,
            },
        ];
        let ready = || match mutex.is_free() {
            _ if this.is_waiting(me) && !engine::may_wake_spuriously(me) => {
                Readiness::Blocked(Blocked::NotNotified)
            }
            Ok(()) => Readiness::Ready,
            Err(why) => Readiness::Blocked(why),
        };
        let touches = if engine::may_wake_spuriously(me) {
            &touches[..]
        } else {
            &touches[1..]
        };
        engine::step(
            &Op {
                what: "wake up",
                touches,
                about: Some(this.identity.id()),
                at,
            },
            &ready,
        );
        let says = if this.is_waiting(me) {
            this.stop_waiting(me);
            engine::refine(this.identity.id(), Access::Write);
            engine::woke_spuriously();
            "wakes up although nobody notified it (std allows this), locks"
        } else {
            "wakes up, locks"
        };
        mutex.now_locked(at, says)
    }

    /// [`std::sync::Condvar::wait_while`].
    #[track_caller]
    pub fn wait_while<'a, T, F>(
        &self,
        guard: MutexGuard<'a, T>,
        mut condition: F,
    ) -> LockResult<MutexGuard<'a, T>>
    where
        F: FnMut(&mut T) -> bool,
    {
        let mut guard = guard;
        while condition(&mut *guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    /// [`std::sync::Condvar::wait_timeout`].
    #[track_caller]
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        timeout: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let at = here();
        if !engine::exploring() {
            let (mutex, inner) = guard.into_real();
            return match self.inner.wait_timeout(inner, timeout) {
                Ok((inner, result)) => Ok((
                    MutexGuard::of_real(mutex, inner),
                    WaitTimeoutResult(result.timed_out()),
                )),
                Err(poisoned) => {
                    let (inner, result) = poisoned.into_inner();
                    let result = WaitTimeoutResult(result.timed_out());
                    Err(PoisonError::new((
                        MutexGuard::of_real(mutex, inner),
                        result,
                    )))
                }
            };
        }
        let this = self.identity.fresh(self);
        let mutex = this.start_waiting(guard, at);
        let timed_out = this.wait_for_notification_or_timer(timeout, at);
        // The lock may be taken by others between the timer and here.
        crate::step::step_when("lock", mutex.identity.id(), Access::Acquire, at, &|| {
            mutex.is_free()
        });
        match mutex.now_locked(at, "locks") {
            Ok(guard) => Ok((guard, WaitTimeoutResult(timed_out))),
            Err(poisoned) => Err(PoisonError::new((
                poisoned.into_inner(),
                WaitTimeoutResult(timed_out),
            ))),
        }
    }

    /// [`std::sync::Condvar::wait_timeout_ms`].
    #[track_caller]
    #[deprecated(
        since = "1.6.0",
        note = "replaced by `std::sync::Condvar::wait_timeout`"
    )]
    pub fn wait_timeout_ms<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        ms: u32,
    ) -> LockResult<(MutexGuard<'a, T>, bool)> {
        match self.wait_timeout(guard, Duration::from_millis(u64::from(ms))) {
            Ok((guard, result)) => Ok((guard, !result.timed_out())),
            Err(poisoned) => {
                let (guard, result) = poisoned.into_inner();
                Err(PoisonError::new((guard, !result.timed_out())))
            }
        }
    }

    /// [`std::sync::Condvar::wait_timeout_while`].
    #[track_caller]
    pub fn wait_timeout_while<'a, T, F>(
        &self,
        guard: MutexGuard<'a, T>,
        timeout: Duration,
        mut condition: F,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)>
    where
        F: FnMut(&mut T) -> bool,
    {
        let real_start = RealInstant::now();
        let clock = || {
            if engine::exploring() {
                engine::now()
            } else {
                real_start.elapsed()
            }
        };
        let start = clock();
        let mut guard = guard;
        loop {
            if !condition(&mut *guard) {
                return Ok((guard, WaitTimeoutResult(false)));
            }
            let Some(left) = timeout.checked_sub(clock().saturating_sub(start)) else {
                return Ok((guard, WaitTimeoutResult(true)));
            };
            guard = self.wait_timeout(guard, left)?.0;
        }
    }

    /// [`std::sync::Condvar::notify_one`].
    #[track_caller]
    pub fn notify_one(&self) {
        if !engine::exploring() {
            return self.inner.notify_one();
        }
        let this = self.identity.fresh(self);
        let id = this.identity.id();
        this.show();
        step("notify one", id, Access::Write, here());
        let waiting = this.waiters();
        if waiting.is_empty() {
            engine::refine(id, Access::Read);
            return engine::note(|| format!("notifies {id}, where nobody waits"));
        }
        let woken = waiting[engine::choose(waiting.len())];
        this.wake(woken);
        engine::note(|| format!("notifies {woken} on {id}"));
    }

    /// [`std::sync::Condvar::notify_all`].
    #[track_caller]
    pub fn notify_all(&self) {
        if !engine::exploring() {
            return self.inner.notify_all();
        }
        let this = self.identity.fresh(self);
        let id = this.identity.id();
        this.show();
        step("notify all", id, Access::Write, here());
        let waiting = this.waiters();
        if waiting.is_empty() {
            engine::refine(id, Access::Read);
            return engine::note(|| format!("notifies {id}, where nobody waits"));
        }
        for woken in &waiting {
            this.wake(*woken);
        }
        engine::note(|| {
            let names: Vec<String> = waiting.iter().map(ToString::to_string).collect();
            format!("notifies {} on {id}", names.join(", "))
        });
    }

    fn start_waiting<'a, T>(&self, guard: MutexGuard<'a, T>, at: Place) -> &'a Mutex<T> {
        let (id, mutex_id) = (self.identity.id(), guard.mutex.identity.id());
        self.show();
        let touches = [
            Touch {
                object: id,
                access: Access::Write,
            },
            Touch {
                object: mutex_id,
                access: Access::Release,
            },
        ];
        engine::step(
            &Op {
                what: "wait",
                touches: &touches,
                about: Some(id),
                at,
            },
            &|| Readiness::Ready,
        );
        self.list().push(engine::current());
        self.show();
        let mutex = guard.release();
        engine::note(|| format!("waits on {id}, unlocking {mutex_id}"));
        mutex
    }

    /// True if the timer fired.
    fn wait_for_notification_or_timer(&self, timeout: Duration, at: Place) -> bool {
        let me = engine::current();
        let id = self.identity.id();
        let touches = [
            Touch {
                object: id,
                access: Access::Write,
            },
            Touch {
                object: engine::thread_wakeup(me),
                access: Access::Acquire,
            },
        ];
        let ready = || {
            if self.is_waiting(me) {
                Readiness::Idle
            } else {
                Readiness::Ready
            }
        };
        engine::step(
            &Op {
                what: "wake up",
                touches: &touches,
                about: Some(id),
                at,
            },
            &ready,
        );
        let in_vain = self.is_waiting(me);
        let for_no_reason = in_vain && engine::may_wake_spuriously(me) && engine::choose(2) == 1;
        let timed_out = in_vain && !for_no_reason;
        if for_no_reason {
            self.stop_waiting(me);
            engine::woke_spuriously();
            engine::note(|| "wakes up although nobody notified it (std allows this)".to_owned());
        } else if timed_out {
            self.stop_waiting(me);
            engine::pass_time(timeout);
            engine::note(|| format!("stops waiting on {id}: its time is up"));
        } else {
            engine::refine(id, Access::Read);
            engine::note(|| "wakes up".to_owned());
        }
        timed_out
    }

    fn list(&self) -> real::MutexGuard<'_, Vec<TaskId>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn show(&self) {
        engine::show(self.identity.id(), || who_waits(&self.list()));
    }

    fn waiters(&self) -> Vec<TaskId> {
        self.list().clone()
    }

    fn is_waiting(&self, task: TaskId) -> bool {
        self.list().contains(&task)
    }

    fn stop_waiting(&self, task: TaskId) {
        self.list().retain(|t| *t != task);
        self.show();
    }

    fn wake(&self, task: TaskId) {
        self.stop_waiting(task);
        engine::refine(engine::thread_wakeup(task), Access::Release);
    }
}

impl Default for Condvar {
    #[track_caller]
    fn default() -> Condvar {
        Condvar::new()
    }
}
