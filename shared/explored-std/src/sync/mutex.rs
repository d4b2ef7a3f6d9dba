//! [`Mutex`]: std's own, never contended, with a step before each operation.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync as real;
use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

use explorer::engine::{self, Access, Blocked, Identity, Place};

use crate::step::{
    Holders, Poison, and, debug, here, identity, look, mine, mine_alone, shown, step, step_when,
};

/// [`std::sync::Mutex`].
pub struct Mutex<T: ?Sized> {
    pub(super) identity: Identity,
    holders: Holders,
    poison: Poison,
    inner: real::Mutex<T>,
}

/// [`std::sync::MutexGuard`].
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T: ?Sized + 'a> {
    pub(super) mutex: &'a Mutex<T>,
    /// Where it was locked in an exploration.
    locked_at: Option<Place>,
    /// Its thread was unwinding when it locked.
    was_unwinding: bool,
    /// It was borrowed to change the value.
    wrote: bool,
    /// `None` once it has been given up.
    inner: Option<real::MutexGuard<'a, T>>,
}

// SAFETY: as std's: what a shared guard gives is a shared value.
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

impl<T> Mutex<T> {
    /// [`std::sync::Mutex::new`].
    #[track_caller]
    pub const fn new(value: T) -> Mutex<T> {
        Mutex {
            identity: identity!("Mutex", Mutex<T>, identity),
            holders: Holders::none(),
            poison: Poison::none(),
            inner: real::Mutex::new(value),
        }
    }

    /// [`std::sync::Mutex::into_inner`].
    pub fn into_inner(self) -> LockResult<T> {
        let Mutex { poison, inner, .. } = self;
        poison.judge(inner.into_inner())
    }
}

impl<T: ?Sized> Mutex<T> {
    /// [`std::sync::Mutex::lock`].
    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        if !engine::exploring() {
            return self.guard(self.inner.lock(), None);
        }
        let this = self.identity.fresh(self);
        let at = here();
        let id = this.identity.id();
        this.show();
        step_when("lock", id, Access::Acquire, at, &|| this.is_free());
        this.now_locked(at, "locks")
    }

    /// [`std::sync::Mutex::try_lock`].
    #[track_caller]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        if !engine::exploring() {
            return match self.inner.try_lock() {
                Ok(guard) => Ok(self
                    .guard(Ok(guard), None)
                    .unwrap_or_else(PoisonError::into_inner)),
                Err(TryLockError::Poisoned(guard)) => {
                    let guard = self
                        .guard(Err(guard), None)
                        .unwrap_or_else(PoisonError::into_inner);
                    Err(TryLockError::Poisoned(PoisonError::new(guard)))
                }
                Err(TryLockError::WouldBlock) => Err(TryLockError::WouldBlock),
            };
        }
        let this = self.identity.fresh(self);
        let at = here();
        let id = this.identity.id();
        this.show();
        step("try to lock", id, Access::Write, at);
        if let Err(Blocked::HeldBy(holders)) = this.is_free() {
            engine::refine(id, Access::Read);
            engine::saw(0);
            let holder = holders.iter().next();
            engine::note(|| match holder {
                Some(holder) => format!("finds {id} locked by {holder}"),
                None => format!("finds {id} locked"),
            });
            return Err(TryLockError::WouldBlock);
        }
        Ok(this.now_locked(at, "locks")?)
    }

    /// [`std::sync::Mutex::is_poisoned`].
    #[track_caller]
    pub fn is_poisoned(&self) -> bool {
        if !engine::exploring() {
            return self.inner.is_poisoned();
        }
        let this = self.identity.fresh(self);
        let id = this.identity.id();
        step("look at", id, Access::Read, here());
        let poisoned = this.poison.is_there();
        engine::saw(u64::from(poisoned));
        engine::note(|| {
            format!(
                "finds {id} {}",
                if poisoned { "poisoned" } else { "not poisoned" }
            )
        });
        poisoned
    }

    /// [`std::sync::Mutex::clear_poison`].
    #[track_caller]
    pub fn clear_poison(&self) {
        if !engine::exploring() {
            return self.inner.clear_poison();
        }
        let this = self.identity.fresh(self);
        let id = this.identity.id();
        step("clear", id, Access::Write, here());
        this.poison.clear();
        engine::note(|| format!("clears the poison of {id}"));
    }

    /// [`std::sync::Mutex::get_mut`].
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let this = mine_alone(|this: &Self| &this.identity, self);
        this.poison.judge(this.inner.get_mut())
    }

    /// Locks once it is this thread's turn, and says so.
    pub(super) fn now_locked(&self, at: Place, says: &str) -> LockResult<MutexGuard<'_, T>> {
        let locked = self.poison.judge(self.inner.lock());
        self.holders.add();
        self.show();
        let id = self.identity.id();
        let guard = self.guard(locked, Some(at));
        engine::note(|| {
            let value = guard.as_ref().ok().and_then(|g| shown(&**g));
            let poisoned = if guard.is_err() { ", poisoned" } else { "" };
            format!(
                "{says} {id}{}{poisoned}",
                value.map(|v| format!(" = {v}")).unwrap_or_default()
            )
        });
        guard
    }

    /// Who holds it, or what is in it if nobody does.
    fn show(&self) {
        engine::show(self.identity.id(), || {
            if let Err(Blocked::HeldBy(holders)) = self.is_free() {
                return format!("held by {}", and(holders.iter()));
            }
            let value = self.peek().and_then(|inner| shown(&*inner));
            value.map_or_else(|| "free".to_owned(), |value| format!("{value}, free"))
        });
    }

    /// The value, unless it is locked.
    fn peek(&self) -> Option<real::MutexGuard<'_, T>> {
        match self.inner.try_lock() {
            Err(TryLockError::WouldBlock) => None,
            Err(TryLockError::Poisoned(inner)) => Some(inner.into_inner()),
            Ok(inner) => Some(inner),
        }
    }

    pub(super) fn is_free(&self) -> Result<(), Blocked> {
        self.holders.must_be_none()
    }

    pub(super) fn guard<'a>(
        &'a self,
        locked: LockResult<real::MutexGuard<'a, T>>,
        locked_at: Option<Place>,
    ) -> LockResult<MutexGuard<'a, T>> {
        let guard = |inner| MutexGuard {
            mutex: self,
            locked_at,
            was_unwinding: locked_at.is_some() && engine::is_unwinding(),
            wrote: false,
            inner: Some(inner),
        };
        match locked {
            Ok(inner) => Ok(guard(inner)),
            Err(poisoned) => Err(PoisonError::new(guard(poisoned.into_inner()))),
        }
    }
}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    /// Unlocks without a step of its own: for a condition variable, which has taken one.
    pub(super) fn release(mut self) -> &'a Mutex<T> {
        self.mutex.holders.remove(engine::current());
        self.inner = None;
        self.mutex.show();
        self.mutex
    }

    /// The guard of the real mutex, outside an exploration.
    pub(super) fn into_real(mut self) -> (&'a Mutex<T>, real::MutexGuard<'a, T>) {
        let inner = self
            .inner
            .take()
            .expect("a guard holds its lock until it is dropped");
        (self.mutex, inner)
    }

    pub(super) fn of_real(
        mutex: &'a Mutex<T>,
        inner: real::MutexGuard<'a, T>,
    ) -> MutexGuard<'a, T> {
        MutexGuard {
            mutex,
            locked_at: None,
            was_unwinding: false,
            wrote: false,
            inner: Some(inner),
        }
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        let Some(inner) = self.inner.take() else {
            return;
        };
        if let Some(at) = self.locked_at
            && engine::exploring()
        {
            let id = self.mutex.identity.id();
            step("unlock", id, Access::Release, at);
            if self.wrote {
                engine::wrote();
            }
            engine::note_nowhere(|| {
                let value = shown(&*inner);
                format!(
                    "unlocks {id}{}",
                    value.map(|v| format!(" = {v}")).unwrap_or_default()
                )
            });
            drop(inner);
            self.mutex.poison.unlocked_by(self.was_unwinding);
            self.mutex.holders.remove(engine::current());
            self.mutex.show();
        }
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.inner
            .as_ref()
            .expect("a guard holds its lock until it is dropped")
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.wrote = true;
        self.inner
            .as_mut()
            .expect("a guard holds its lock until it is dropped")
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let this = mine(&self.identity, self);
        look(&this.identity);
        if !engine::exploring() {
            return this.inner.fmt(f);
        }
        debug(
            f,
            "Mutex",
            this.peek().as_deref(),
            &"<locked>",
            &this.poison,
        )
    }
}

impl<T: Default> Default for Mutex<T> {
    #[track_caller]
    fn default() -> Mutex<T> {
        Mutex::new(T::default())
    }
}

impl<T> From<T> for Mutex<T> {
    #[track_caller]
    fn from(value: T) -> Mutex<T> {
        Mutex::new(value)
    }
}
