//! [`Once`], [`OnceLock`] and [`LazyLock`]: who comes while another initialises waits.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync as real;
use std::sync::PoisonError;

use explorer::engine::{self, Access, Blocked, Identity, Place, TaskId};

use crate::step::{here, identity, look, mine, mine_alone, step, step_when};

/// [`std::sync::Once`].
pub struct Once {
    identity: Identity,
    state: real::Mutex<State>,
    inner: real::Once,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    New,
    Running(TaskId),
    Poisoned,
    Done,
}

/// [`std::sync::ONCE_INIT`].
#[deprecated(since = "1.38.0", note = "the `Once::new()` function is now preferred")]
#[expect(clippy::declare_interior_mutable_const, reason = "as std's")]
pub const ONCE_INIT: Once = Once::new();

/// [`std::sync::OnceState`].
pub struct OnceState {
    poisoned: bool,
    /// Like std's, it is lent to one thread.
    not_sync: PhantomData<Cell<()>>,
}

impl fmt::Debug for OnceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnceState")
            .field("poisoned", &self.poisoned)
            .finish()
    }
}

impl OnceState {
    fn new(poisoned: bool) -> OnceState {
        OnceState {
            poisoned,
            not_sync: PhantomData,
        }
    }

    /// [`std::sync::OnceState::is_poisoned`].
    #[must_use]
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }
}

impl Once {
    /// [`std::sync::Once::new`].
    #[track_caller]
    #[must_use]
    #[expect(clippy::new_without_default, reason = "std's has none")]
    pub const fn new() -> Once {
        Once {
            identity: identity!("Once", Once, identity),
            state: real::Mutex::new(State::New),
            inner: real::Once::new(),
        }
    }

    /// [`std::sync::Once::call_once`].
    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        if !engine::exploring() {
            return self.inner.call_once(f);
        }
        let this = self.identity.fresh(self);
        if this.enter(here()) {
            assert!(
                !this.was_poisoned(),
                "Once instance has previously been poisoned"
            );
            this.run(f, here());
        }
    }

    /// [`std::sync::Once::call_once_force`].
    #[track_caller]
    pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) {
        if !engine::exploring() {
            return self
                .inner
                .call_once_force(|state| f(&OnceState::new(state.is_poisoned())));
        }
        let this = self.identity.fresh(self);
        if this.enter(here()) {
            let poisoned = this.was_poisoned();
            this.run(|| f(&OnceState::new(poisoned)), here());
        }
    }

    /// [`std::sync::Once::is_completed`].
    #[track_caller]
    #[must_use]
    pub fn is_completed(&self) -> bool {
        if !engine::exploring() {
            return self.inner.is_completed();
        }
        let this = self.identity.fresh(self);
        let id = this.identity.id();
        step("look at", id, Access::Read, here());
        let done = *this.state() == State::Done;
        engine::saw(u64::from(done));
        engine::note(|| {
            format!(
                "finds {id} {}",
                if done { "completed" } else { "not completed" }
            )
        });
        done
    }

    /// [`std::sync::Once::wait`].
    #[track_caller]
    pub fn wait(&self) {
        if !engine::exploring() {
            return self.inner.wait();
        }
        let this = self.identity.fresh(self);
        this.wait_until_done(here(), false);
        assert!(
            *this.state() == State::Done,
            "Once instance has previously been poisoned"
        );
    }

    /// [`std::sync::Once::wait_force`].
    #[track_caller]
    pub fn wait_force(&self) {
        if !engine::exploring() {
            return self.inner.wait_force();
        }
        self.identity.fresh(self).wait_until_done(here(), true);
    }

    fn wait_until_done(&self, at: Place, whatever_happens: bool) {
        let id = self.identity.id();
        let done = || match *self.state() {
            State::Done => Ok(()),
            State::Poisoned if !whatever_happens => Ok(()),
            State::Running(task) => Err(Blocked::BeingInitialised(task)),
            State::New | State::Poisoned => Err(Blocked::NotNotified),
        };
        self.show();
        step_when("wait", id, Access::AcquireShared, at, &done);
        engine::note(|| format!("has waited for {id}"));
    }

    /// Waits while another initialises; true if it is now this thread's to do.
    fn enter(&self, at: Place) -> bool {
        let id = self.identity.id();
        let nobody_runs = || match *self.state() {
            State::Running(task) => Err(Blocked::BeingInitialised(task)),
            _ => Ok(()),
        };
        self.show();
        step_when("enter", id, Access::Write, at, &nobody_runs);
        if *self.state() == State::Done {
            engine::refine(id, Access::Read);
            engine::note(|| format!("finds {id} initialised"));
            return false;
        }
        engine::note(|| format!("begins to initialise {id}"));
        true
    }

    fn show(&self) {
        engine::show(self.identity.id(), || match *self.state() {
            State::New => "not initialised".to_owned(),
            State::Running(task) => format!("{task} initialises it"),
            State::Done => "initialised".to_owned(),
            State::Poisoned => "poisoned".to_owned(),
        });
    }

    fn was_poisoned(&self) -> bool {
        *self.state() == State::Poisoned
    }

    fn run<R>(&self, f: impl FnOnce() -> R, at: Place) -> R {
        struct Ends<'a>(&'a Once, Place, State);
        impl Drop for Ends<'_> {
            fn drop(&mut self) {
                let id = self.0.identity.id();
                step("initialise", id, Access::Write, self.1);
                *self.0.state() = self.2;
                self.0.show();
                let how = if self.2 == State::Done {
                    "has initialised"
                } else {
                    "poisons"
                };
                engine::note(|| format!("{how} {id}"));
            }
        }
        *self.state() = State::Running(engine::current());
        self.show();
        let mut ends = Ends(self, at, State::Poisoned);
        let result = f();
        ends.2 = State::Done;
        result
    }

    fn state(&self) -> real::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

/// [`std::sync::OnceLock`].
pub struct OnceLock<T> {
    once: Once,
    inner: real::OnceLock<T>,
}

impl<T> OnceLock<T> {
    /// [`std::sync::OnceLock::new`].
    #[track_caller]
    #[must_use]
    pub const fn new() -> OnceLock<T> {
        OnceLock {
            once: Once {
                identity: identity!("Once", OnceLock<T>, once.identity),
                state: real::Mutex::new(State::New),
                inner: real::Once::new(),
            },
            inner: real::OnceLock::new(),
        }
    }

    /// [`std::sync::OnceLock::get`].
    #[track_caller]
    pub fn get(&self) -> Option<&T> {
        if !engine::exploring() {
            return self.inner.get();
        }
        let this = self.once.identity.fresh(self);
        let id = this.once.identity.id();
        step("look at", id, Access::Read, here());
        let value = if *this.once.state() == State::Done {
            this.inner.get()
        } else {
            None
        };
        engine::saw(u64::from(value.is_some()));
        engine::note(|| {
            format!(
                "finds {id} {}",
                if value.is_some() {
                    "initialised"
                } else {
                    "not initialised"
                }
            )
        });
        value
    }

    /// [`std::sync::OnceLock::get_mut`].
    pub fn get_mut(&mut self) -> Option<&mut T> {
        mine_alone(|this: &Self| &this.once.identity, self)
            .inner
            .get_mut()
    }

    /// [`std::sync::OnceLock::set`].
    #[track_caller]
    pub fn set(&self, value: T) -> Result<(), T> {
        if !engine::exploring() {
            return self.inner.set(value);
        }
        let mut value = Some(value);
        self.get_or_init_at(|| value.take().expect("initialised once"), here());
        value.map_or(Ok(()), Err)
    }

    /// [`std::sync::OnceLock::wait`].
    #[track_caller]
    pub fn wait(&self) -> &T {
        if !engine::exploring() {
            return self.inner.wait();
        }
        let this = self.once.identity.fresh(self);
        this.once.wait_until_done(here(), true);
        this.inner.get().expect("done means there is a value")
    }

    /// [`std::sync::OnceLock::get_or_init`].
    #[track_caller]
    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        if !engine::exploring() {
            return self.inner.get_or_init(f);
        }
        self.get_or_init_at(f, here())
    }

    fn get_or_init_at<F: FnOnce() -> T>(&self, f: F, at: Place) -> &T {
        let this = self.once.identity.fresh(self);
        if this.once.enter(at) {
            this.once.run(
                || {
                    let value = f();
                    let _ = this.inner.set(value);
                },
                at,
            );
        }
        this.inner.get().expect("done means there is a value")
    }

    /// [`std::sync::OnceLock::take`].
    pub fn take(&mut self) -> Option<T> {
        let this = mine_alone(|this: &Self| &this.once.identity, self);
        *this.once.state() = State::New;
        this.inner.take()
    }

    /// [`std::sync::OnceLock::into_inner`].
    pub fn into_inner(self) -> Option<T> {
        self.inner.into_inner()
    }
}

impl<T> Default for OnceLock<T> {
    #[track_caller]
    fn default() -> OnceLock<T> {
        OnceLock::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let this = mine(&self.once.identity, self);
        look(&this.once.identity);
        this.inner.fmt(f)
    }
}

impl<T: Clone> Clone for OnceLock<T> {
    #[track_caller]
    fn clone(&self) -> OnceLock<T> {
        self.get()
            .map_or_else(OnceLock::new, |value| OnceLock::from(value.clone()))
    }
}

impl<T> From<T> for OnceLock<T> {
    #[track_caller]
    fn from(value: T) -> OnceLock<T> {
        let lock = OnceLock::new();
        *lock.once.state() = State::Done;
        let _ = lock.inner.set(value);
        lock
    }
}

impl<T: PartialEq> PartialEq for OnceLock<T> {
    #[track_caller]
    fn eq(&self, other: &OnceLock<T>) -> bool {
        self.get() == other.get()
    }
}

impl<T: Eq> Eq for OnceLock<T> {}

/// [`std::sync::LazyLock`].
pub struct LazyLock<T, F = fn() -> T> {
    identity: Identity,
    cell: OnceLock<T>,
    init: real::Mutex<Option<F>>,
    /// As unwind-safe and shareable as std's.
    like: PhantomData<real::LazyLock<T, F>>,
}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    /// [`std::sync::LazyLock::new`].
    #[track_caller]
    pub const fn new(f: F) -> LazyLock<T, F> {
        LazyLock {
            identity: identity!("LazyLock", LazyLock<T, F>, identity),
            cell: OnceLock::new(),
            init: real::Mutex::new(Some(f)),
            like: PhantomData,
        }
    }

    /// [`std::sync::LazyLock::force`].
    #[track_caller]
    pub fn force(this: &LazyLock<T, F>) -> &T {
        let this = if engine::exploring() {
            this.identity.fresh(this)
        } else {
            this
        };
        this.cell.get_or_init(|| this.take_init()())
    }

    /// [`std::sync::LazyLock::force_mut`].
    pub fn force_mut(this: &mut LazyLock<T, F>) -> &mut T {
        if this.cell.get_mut().is_none() {
            this.cell = OnceLock::from(this.take_init()());
        }
        this.cell.get_mut().expect("just made")
    }

    fn take_init(&self) -> F {
        let mut init = self.init.lock().unwrap_or_else(PoisonError::into_inner);
        let init = init.take();
        init.expect("LazyLock instance has previously been poisoned")
    }
}

impl<T, F> LazyLock<T, F> {
    /// [`std::sync::LazyLock::get`].
    #[track_caller]
    pub fn get(this: &LazyLock<T, F>) -> Option<&T> {
        let this = if engine::exploring() {
            this.identity.fresh(this)
        } else {
            this
        };
        this.cell.get()
    }

    /// [`std::sync::LazyLock::get_mut`].
    pub fn get_mut(this: &mut LazyLock<T, F>) -> Option<&mut T> {
        this.cell.get_mut()
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        LazyLock::force(self)
    }
}

impl<T, F: FnOnce() -> T> DerefMut for LazyLock<T, F> {
    fn deref_mut(&mut self) -> &mut T {
        LazyLock::force_mut(self)
    }
}

impl<T: Default> Default for LazyLock<T> {
    #[track_caller]
    fn default() -> LazyLock<T> {
        LazyLock::new(T::default)
    }
}

impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let this = mine(&self.identity, self);
        look(&this.cell.once.identity);
        match this.cell.inner.get() {
            Some(value) => f.debug_tuple("LazyLock").field(value).finish(),
            None => f.write_str("LazyLock(<uninit>)"),
        }
    }
}

impl<T: RefUnwindSafe + UnwindSafe, F: UnwindSafe> RefUnwindSafe for LazyLock<T, F> {}
