//! [`LocalKey`]: a value for each explored thread.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::thread as real;

use explorer::engine::{self, Local};

/// [`std::thread::LocalKey`].
pub struct LocalKey<T: 'static> {
    real: &'static real::LocalKey<T>,
    init: fn() -> T,
}

impl<T: 'static> LocalKey<T> {
    /// For [`thread_local!`](crate::thread_local).
    #[doc(hidden)]
    pub const fn new(real: &'static real::LocalKey<T>, init: fn() -> T) -> LocalKey<T> {
        LocalKey { real, init }
    }

    /// [`std::thread::LocalKey::with`].
    pub fn with<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&T) -> R,
    {
        if engine::exploring() {
            let value = self.explored();
            f(value
                .expect("cannot access a Thread Local Storage value during or after destruction"))
        } else {
            self.real.with(f)
        }
    }

    /// [`std::thread::LocalKey::try_with`].
    pub fn try_with<F, R>(&'static self, f: F) -> Result<R, AccessError>
    where
        F: FnOnce(&T) -> R,
    {
        if engine::exploring() {
            self.explored().map(f)
        } else {
            self.real.try_with(f).map_err(|_| AccessError)
        }
    }

    /// In an exploration: gives a thread that has no value yet this one, without running the initialiser; otherwise returns it.
    fn begin_with(&'static self, value: T) -> Option<T> {
        let key = std::ptr::from_ref(self).addr();
        if matches!(engine::local(key), Local::Missing) {
            engine::set_local(key, Box::new(value), std::mem::needs_drop::<T>());
            return None;
        }
        Some(value)
    }

    /// The value of the running thread, made when it is first used.
    fn explored(&'static self) -> Result<&'static T, AccessError> {
        let key = std::ptr::from_ref(self).addr();
        if let Local::Missing = engine::local(key) {
            let value = Box::new((self.init)());
            engine::set_local(key, value, std::mem::needs_drop::<T>());
        }
        let Local::There(value) = engine::local(key) else {
            return Err(AccessError);
        };
        // SAFETY: the value is dropped when the thread ends, and its references never leave the thread: as with std's,
        // they are lent to closures only.
        let value = unsafe { &*value };
        let value = value.downcast_ref();
        Ok(value.expect("a key stands for values of one type"))
    }
}

impl<T: 'static> LocalKey<Cell<T>> {
    /// [`std::thread::LocalKey::set`].
    pub fn set(&'static self, value: T) {
        if !engine::exploring() {
            return self.real.set(value);
        }
        if let Some(value) = self.begin_with(Cell::new(value)) {
            self.with(|cell| cell.set(value.into_inner()));
        }
    }

    /// [`std::thread::LocalKey::get`].
    pub fn get(&'static self) -> T
    where
        T: Copy,
    {
        self.with(Cell::get)
    }

    /// [`std::thread::LocalKey::take`].
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(Cell::take)
    }

    /// [`std::thread::LocalKey::replace`].
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

impl<T: 'static> LocalKey<RefCell<T>> {
    /// [`std::thread::LocalKey::with_borrow`].
    pub fn with_borrow<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&T) -> R,
    {
        self.with(|cell| f(&cell.borrow()))
    }

    /// [`std::thread::LocalKey::with_borrow_mut`].
    pub fn with_borrow_mut<F, R>(&'static self, f: F) -> R
    where
        F: FnOnce(&mut T) -> R,
    {
        self.with(|cell| f(&mut cell.borrow_mut()))
    }

    /// [`std::thread::LocalKey::set`].
    pub fn set(&'static self, value: T) {
        if !engine::exploring() {
            return self.real.set(value);
        }
        if let Some(value) = self.begin_with(RefCell::new(value)) {
            self.with(|cell| *cell.borrow_mut() = value.into_inner());
        }
    }

    /// [`std::thread::LocalKey::take`].
    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(RefCell::take)
    }

    /// [`std::thread::LocalKey::replace`].
    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

impl<T: 'static> std::fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LocalKey").finish_non_exhaustive()
    }
}

/// [`std::thread::AccessError`].
#[derive(Clone, Copy, Eq, PartialEq)]
#[non_exhaustive]
pub struct AccessError;

impl fmt::Debug for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessError").finish()
    }
}

impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("already destroyed")
    }
}

impl std::error::Error for AccessError {}

/// [`std::thread_local!`].
#[macro_export]
macro_rules! thread_local {
    () => {};
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = const $init:block $(; $($rest:tt)*)?) => {
        $crate::thread_local!($(#[$attr])* $vis static $name: $t = $init; $($($rest)*)?);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = const { $($init:tt)* } $(; $($rest:tt)*)?) => {
        $crate::thread_local!($(#[$attr])* $vis static $name: $t = { $($init)* }; $($($rest)*)?);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = $init:expr; $($rest:tt)*) => {
        $crate::thread_local!($(#[$attr])* $vis static $name: $t = $init);
        $crate::thread_local!($($rest)*);
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = $init:expr) => {
        $(#[$attr])*
        $vis static $name: $crate::thread::LocalKey<$t> = {
            fn init() -> $t {
                $init
            }
            $crate::__std::thread_local!(static REAL: $t = init());
            $crate::thread::LocalKey::new(&REAL, init)
        };
    };
}
