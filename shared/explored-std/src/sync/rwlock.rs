//! [`RwLock`]: std's own, never contended, with a step before each operation.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync as real;
use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

use explorer::engine::{self, Access, Blocked, Identity, Place, TaskId, TaskSet};

use crate::step::{
    Holders, Poison, and, debug, here, identity, look, mine, mine_alone, shown, step, step_when,
};

/// [`std::sync::RwLock`].
pub struct RwLock<T: ?Sized> {
    state: State,
    inner: real::RwLock<T>,
}

/// All but the value: a guard that refers to no more is covariant, as std's.
struct State {
    identity: Identity,
    /// Who holds it, as often as they do.
    readers: real::Mutex<Vec<TaskId>>,
    writer: real::Mutex<Option<TaskId>>,
    /// Who waits to write, where that holds up new readers.
    writers_waiting: Holders,
    poison: Poison,
}

/// [`std::sync::RwLockReadGuard`].
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockReadGuard<'a, T: ?Sized + 'a> {
    lock: &'a State,
    locked_at: Option<Place>,
    inner: Option<real::RwLockReadGuard<'a, T>>,
}

/// [`std::sync::RwLockWriteGuard`].
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockWriteGuard<'a, T: ?Sized + 'a> {
    lock: &'a State,
    locked_at: Option<Place>,
    /// Its thread was unwinding when it locked.
    was_unwinding: bool,
    /// It was borrowed to change the value.
    wrote: bool,
    inner: Option<real::RwLockWriteGuard<'a, T>>,
}

impl<T> RwLock<T> {
    /// [`std::sync::RwLock::new`].
    #[track_caller]
    pub const fn new(value: T) -> RwLock<T> {
        RwLock {
            state: State {
                identity: identity!("RwLock", RwLock<T>, state.identity),
                readers: real::Mutex::new(Vec::new()),
                writer: real::Mutex::new(None),
                writers_waiting: Holders::none(),
                poison: Poison::none(),
            },
            inner: real::RwLock::new(value),
        }
    }

    /// [`std::sync::RwLock::into_inner`].
    pub fn into_inner(self) -> LockResult<T> {
        let RwLock { state, inner } = self;
        state.poison.judge(inner.into_inner())
    }
}

impl<T: ?Sized> RwLock<T> {
    /// [`std::sync::RwLock::read`].
    #[track_caller]
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        if !engine::exploring() {
            return self.read_guard(self.inner.read(), None);
        }
        let this = self.state.identity.fresh(self);
        let at = here();
        this.show();
        step_when(
            "lock to read",
            this.state.identity.id(),
            Access::AcquireShared,
            at,
            &|| this.state.lets_read(),
        );
        this.now_read(at)
    }

    /// [`std::sync::RwLock::try_read`].
    #[track_caller]
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        if !engine::exploring() {
            return attempt(self.inner.try_read(), |guard| self.read_guard(guard, None));
        }
        let this = self.state.identity.fresh(self);
        let at = here();
        this.show();
        step(
            "try to lock to read",
            this.state.identity.id(),
            Access::Write,
            at,
        );
        if this.is_refused(this.state.lets_read()) {
            return Err(TryLockError::WouldBlock);
        }
        Ok(this.now_read(at)?)
    }

    /// [`std::sync::RwLock::write`].
    #[track_caller]
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        if !engine::exploring() {
            return self.write_guard(self.inner.write(), None);
        }
        let this = self.state.identity.fresh(self);
        let at = here();
        let id = this.state.identity.id();
        this.show();
        if engine::taking_liberties() {
            step("wait to write", id, Access::Write, at);
            if this.state.is_read() {
                this.state.writers_waiting.add();
                engine::note(|| {
                    format!("waits to write {id}, whereupon std may let nobody else read it")
                });
            }
        }
        step_when("lock to write", id, Access::Acquire, at, &|| {
            if this.state.is_read() {
                engine::may_take_liberties();
            }
            this.state.nobody()
        });
        this.state.writers_waiting.remove(engine::current());
        this.now_written(at)
    }

    /// [`std::sync::RwLock::try_write`].
    #[track_caller]
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        if !engine::exploring() {
            return attempt(self.inner.try_write(), |guard| {
                self.write_guard(guard, None)
            });
        }
        let this = self.state.identity.fresh(self);
        let at = here();
        this.show();
        step(
            "try to lock to write",
            this.state.identity.id(),
            Access::Write,
            at,
        );
        if this.is_refused(this.state.nobody()) {
            return Err(TryLockError::WouldBlock);
        }
        Ok(this.now_written(at)?)
    }

    /// [`std::sync::RwLock::is_poisoned`].
    #[track_caller]
    pub fn is_poisoned(&self) -> bool {
        if !engine::exploring() {
            return self.inner.is_poisoned();
        }
        let this = self.state.identity.fresh(self);
        let id = this.state.identity.id();
        step("look at", id, Access::Read, here());
        let poisoned = this.state.poison.is_there();
        engine::saw(u64::from(poisoned));
        engine::note(|| {
            format!(
                "finds {id} {}",
                if poisoned { "poisoned" } else { "not poisoned" }
            )
        });
        poisoned
    }

    /// [`std::sync::RwLock::clear_poison`].
    #[track_caller]
    pub fn clear_poison(&self) {
        if !engine::exploring() {
            return self.inner.clear_poison();
        }
        let this = self.state.identity.fresh(self);
        let id = this.state.identity.id();
        step("clear", id, Access::Write, here());
        this.state.poison.clear();
        engine::note(|| format!("clears the poison of {id}"));
    }

    /// [`std::sync::RwLock::get_mut`].
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let this = mine_alone(|this: &Self| &this.state.identity, self);
        this.state.poison.judge(this.inner.get_mut())
    }

    fn now_read(&self, at: Place) -> LockResult<RwLockReadGuard<'_, T>> {
        let guard = self.read_guard(self.state.poison.judge(self.inner.read()), Some(at));
        list(&self.state.readers).push(engine::current());
        self.show();
        let id = self.state.identity.id();
        engine::note(|| format!("locks {id} to read{}", seen(&guard)));
        guard
    }

    fn now_written(&self, at: Place) -> LockResult<RwLockWriteGuard<'_, T>> {
        let guard = self.write_guard(self.state.poison.judge(self.inner.write()), Some(at));
        *list(&self.state.writer) = Some(engine::current());
        self.show();
        let id = self.state.identity.id();
        engine::note(|| format!("locks {id} to write{}", seen(&guard)));
        guard
    }

    /// The value, unless it is locked to write.
    fn peek(&self) -> Option<real::RwLockReadGuard<'_, T>> {
        match self.inner.try_read() {
            Err(TryLockError::WouldBlock) => None,
            Err(TryLockError::Poisoned(inner)) => Some(inner.into_inner()),
            Ok(inner) => Some(inner),
        }
    }

    fn show(&self) {
        let value = || self.peek().and_then(|inner| shown(&*inner));
        self.state.show(value);
    }

    /// An attempt that found the lock taken only looked.
    fn is_refused(&self, free: Result<(), Blocked>) -> bool {
        let (Err(Blocked::HeldBy(holders)) | Err(Blocked::HeldUpBy(holders))) = free else {
            return false;
        };
        let id = self.state.identity.id();
        engine::refine(id, Access::Read);
        engine::saw(0);
        engine::note(|| {
            let names: Vec<String> = holders.iter().map(|t| t.to_string()).collect();
            format!("finds {id} locked by {}", names.join(", "))
        });
        true
    }

    fn read_guard<'a>(
        &'a self,
        locked: LockResult<real::RwLockReadGuard<'a, T>>,
        locked_at: Option<Place>,
    ) -> LockResult<RwLockReadGuard<'a, T>> {
        map(locked, |inner| RwLockReadGuard {
            lock: &self.state,
            locked_at,
            inner: Some(inner),
        })
    }

    fn write_guard<'a>(
        &'a self,
        locked: LockResult<real::RwLockWriteGuard<'a, T>>,
        locked_at: Option<Place>,
    ) -> LockResult<RwLockWriteGuard<'a, T>> {
        map(locked, |inner| RwLockWriteGuard {
            lock: &self.state,
            locked_at,
            was_unwinding: locked_at.is_some() && engine::is_unwinding(),
            wrote: false,
            inner: Some(inner),
        })
    }
}

impl State {
    /// Says who holds it and how, or what is in it if nobody does.
    fn show(&self, value: impl FnOnce() -> Option<String>) {
        engine::show(self.identity.id(), || match self.nobody() {
            Err(Blocked::HeldBy(holders)) => {
                let how = if self.no_writer().is_ok() {
                    "read"
                } else {
                    "held"
                };
                format!("{how} by {}", and(holders.iter()))
            }
            _ => value().map_or_else(|| "free".to_owned(), |value| format!("{value}, free")),
        });
    }

    fn no_writer(&self) -> Result<(), Blocked> {
        list(&self.writer).map_or(Ok(()), |writer| Err(Blocked::HeldBy(TaskSet::one(writer))))
    }

    /// A writer that waits may hold up new readers: std leaves that open, and does it on Linux.
    fn lets_read(&self) -> Result<(), Blocked> {
        self.no_writer()?;
        let waiting = self.writers_waiting.set();
        if waiting.is_empty() || !self.is_read() {
            Ok(())
        } else {
            Err(Blocked::HeldUpBy(waiting))
        }
    }

    fn is_read(&self) -> bool {
        !list(&self.readers).is_empty()
    }

    fn nobody(&self) -> Result<(), Blocked> {
        self.no_writer()?;
        let readers = list(&self.readers);
        if readers.is_empty() {
            return Ok(());
        }
        Err(Blocked::HeldBy(
            readers
                .iter()
                .fold(TaskSet::EMPTY, |all, task| all.or(TaskSet::one(*task))),
        ))
    }
}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    /// [`std::sync::RwLockWriteGuard::downgrade`].
    #[track_caller]
    pub fn downgrade(mut guard: Self) -> RwLockReadGuard<'a, T> {
        let (lock, at) = (guard.lock, here());
        let locked_at = guard.locked_at.filter(|_| engine::exploring());
        if locked_at.is_some() {
            step("downgrade", lock.identity.id(), Access::Write, at);
        }
        let inner = guard.inner.take();
        let inner = inner.expect("a guard holds its lock until it is dropped");
        guard.locked_at = None;
        let guard = RwLockReadGuard {
            lock,
            locked_at: locked_at.map(|_| at),
            inner: Some(real::RwLockWriteGuard::downgrade(inner)),
        };
        if locked_at.is_some() {
            *list(&lock.writer) = None;
            list(&lock.readers).push(engine::current());
            lock.show(|| shown(&*guard));
            let id = lock.identity.id();
            engine::note(|| format!("goes on only reading {id}{}", seen(&Ok(&*guard))));
        }
        guard
    }
}

fn list<T>(mutex: &real::Mutex<T>) -> real::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn map<G, H>(locked: LockResult<G>, wrap: impl FnOnce(G) -> H) -> LockResult<H> {
    match locked {
        Ok(guard) => Ok(wrap(guard)),
        Err(poisoned) => Err(PoisonError::new(wrap(poisoned.into_inner()))),
    }
}

fn attempt<G, H>(
    tried: TryLockResult<G>,
    wrap: impl FnOnce(LockResult<G>) -> LockResult<H>,
) -> TryLockResult<H> {
    match tried {
        Ok(guard) => Ok(wrap(Ok(guard))?),
        Err(TryLockError::Poisoned(poisoned)) => Ok(wrap(Err(poisoned))?),
        Err(TryLockError::WouldBlock) => Err(TryLockError::WouldBlock),
    }
}

fn seen<G: Deref>(guard: &LockResult<G>) -> String {
    match guard {
        Ok(guard) => shown(&**guard)
            .map(|v| format!(" = {v}"))
            .unwrap_or_default(),
        Err(_) => ", poisoned".to_owned(),
    }
}

impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        if let Some(at) = self.locked_at
            && engine::exploring()
        {
            let id = self.lock.identity.id();
            step("unlock", id, Access::ReleaseShared, at);
            engine::note_nowhere(|| format!("unlocks {id}"));
            let mut readers = list(&self.lock.readers);
            let me = readers.iter().position(|t| *t == engine::current());
            me.map(|me| readers.swap_remove(me));
            drop(readers);
            self.lock.show(|| shown(&**self));
            self.inner = None;
        }
    }
}

impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        if let Some(at) = self.locked_at
            && engine::exploring()
        {
            let id = self.lock.identity.id();
            step("unlock", id, Access::Release, at);
            if self.wrote {
                engine::wrote();
            }
            engine::note_nowhere(|| {
                format!(
                    "unlocks {id}{}",
                    shown(&**self)
                        .map(|v| format!(" = {v}"))
                        .unwrap_or_default()
                )
            });
            self.lock.poison.unlocked_by(self.was_unwinding);
            *list(&self.lock.writer) = None;
            self.lock.show(|| shown(&**self));
            self.inner = None;
        }
    }
}

macro_rules! guard {
    ($name:ident) => {
        impl<T: ?Sized> Deref for $name<'_, T> {
            type Target = T;

            fn deref(&self) -> &T {
                self.inner
                    .as_ref()
                    .expect("a guard holds its lock until it is dropped")
            }
        }

        impl<T: ?Sized + fmt::Debug> fmt::Debug for $name<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                (**self).fmt(f)
            }
        }

        impl<T: ?Sized + fmt::Display> fmt::Display for $name<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                (**self).fmt(f)
            }
        }
    };
}

guard!(RwLockReadGuard);
guard!(RwLockWriteGuard);

impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.wrote = true;
        self.inner
            .as_mut()
            .expect("a guard holds its lock until it is dropped")
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let this = mine(&self.state.identity, self);
        look(&this.state.identity);
        if !engine::exploring() {
            return this.inner.fmt(f);
        }
        debug(
            f,
            "RwLock",
            this.peek().as_deref(),
            &format_args!("<locked>"),
            &this.state.poison,
        )
    }
}

impl<T: Default> Default for RwLock<T> {
    #[track_caller]
    fn default() -> RwLock<T> {
        RwLock::new(T::default())
    }
}

impl<T> From<T> for RwLock<T> {
    #[track_caller]
    fn from(value: T) -> RwLock<T> {
        RwLock::new(value)
    }
}
