//! [`std::sync::atomic`], every ordering explored as if it were `SeqCst`.

use std::fmt;
use std::sync::atomic as real;

use explorer::engine::{self, Access, Identity};

use crate::step::{here, step};

pub use real::{Ordering, compiler_fence};

/// [`std::sync::atomic::fence`]. The explorer runs everything as if it were sequentially consistent, so that a fence adds nothing.
#[track_caller]
pub fn fence(order: Ordering) {
    real::fence(order);
}

macro_rules! atomic {
    ($(#[$cfg:meta])* $name:ident $(<$param:ident>)?, $value:ty, $bits:expr) => {
        $(#[$cfg])*
        #[doc = concat!("[`std::sync::atomic::", stringify!($name), "`].")]
        pub struct $name $(<$param>)? {
            identity: Identity,
            inner: real::$name $(<$param>)?,
        }

        $(#[$cfg])*
        impl$(<$param>)? $name $(<$param>)? {
            /// A new one.
            #[track_caller]
            #[must_use]
            pub const fn new(value: $value) -> Self {
                Self { identity: Identity::new("Atomic"), inner: real::$name::new(value) }
            }

            /// The value now.
            #[track_caller]
            pub fn load(&self, order: Ordering) -> $value {
                if !engine::exploring() {
                    return self.inner.load(order);
                }
                let this = self.identity.fresh(self);
                let id = this.identity.id();
                this.show();
                step("load", id, Access::Read, here());
                let value = this.inner.load(order);
                engine::saw($bits(value));
                engine::note(|| format!("reads {id} = {value:?}"));
                value
            }

            /// Sets the value.
            #[track_caller]
            pub fn store(&self, value: $value, order: Ordering) {
                if !engine::exploring() {
                    return self.inner.store(value, order);
                }
                let this = self.identity.fresh(self);
                let id = this.identity.id();
                this.show();
                step("store", id, Access::Write, here());
                this.inner.store(value, order);
                this.show();
                engine::note(|| format!("writes {id} = {value:?}"));
            }

            /// Sets the value and returns the one before.
            #[track_caller]
            pub fn swap(&self, value: $value, order: Ordering) -> $value {
                self.change("swap", |inner| inner.swap(value, order), |_| value)
            }

            /// Sets the value to `new` if it is `current`.
            #[track_caller]
            pub fn compare_exchange(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                if !engine::exploring() {
                    return self.inner.compare_exchange(current, new, success, failure);
                }
                let this = self.identity.fresh(self);
                let id = this.identity.id();
                this.show();
                step("compare and exchange", id, Access::Write, here());
                let result = this.inner.compare_exchange(current, new, success, failure);
                this.show();
                match result {
                    Ok(_) => engine::note(|| format!("changes {id} from {current:?} to {new:?}")),
                    Err(found) => {
                        engine::refine(id, Access::Read);
                        engine::saw($bits(found));
                        engine::note(|| format!("would change {id} from {current:?} to {new:?}, finds {found:?}"));
                    }
                }
                result
            }

            /// As [`Self::compare_exchange`]: the explorer doesn't make it fail for no reason.
            #[track_caller]
            pub fn compare_exchange_weak(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                if engine::exploring() {
                    self.compare_exchange(current, new, success, failure)
                } else {
                    self.inner.compare_exchange_weak(current, new, success, failure)
                }
            }

            /// Applies `update` until nobody interferes, or it gives up.
            #[track_caller]
            pub fn fetch_update<F>(&self, set: Ordering, fetch: Ordering, mut update: F) -> Result<$value, $value>
            where
                F: FnMut($value) -> Option<$value>,
            {
                let mut found = self.load(fetch);
                while let Some(next) = update(found) {
                    match self.compare_exchange_weak(found, next, set, fetch) {
                        Ok(before) => return Ok(before),
                        Err(other) => found = other,
                    }
                }
                Err(found)
            }

            /// The value, which nobody else can use.
            pub fn get_mut(&mut self) -> &mut $value {
                self.inner.get_mut()
            }

            /// The value, when it is no longer shared.
            pub fn into_inner(self) -> $value {
                self.inner.into_inner()
            }

            fn show(&self) {
                engine::show(self.identity.id(), || format!("{:?}", self.inner.load(Ordering::SeqCst)));
            }

            /// One step that reads and writes.
            #[track_caller]
            fn change(
                &self,
                what: &'static str,
                change: impl FnOnce(&real::$name $(<$param>)?) -> $value,
                after: impl FnOnce($value) -> $value,
            ) -> $value {
                if !engine::exploring() {
                    return change(&self.inner);
                }
                let this = self.identity.fresh(self);
                let id = this.identity.id();
                this.show();
                step(what, id, Access::Write, here());
                let before = change(&this.inner);
                this.show();
                engine::note(|| format!("changes {id} from {before:?} to {:?}", after(before)));
                before
            }
        }

        $(#[$cfg])*
        impl$(<$param>)? fmt::Debug for $name $(<$param>)? {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.inner.fmt(f)
            }
        }

        $(#[$cfg])*
        impl$(<$param>)? From<$value> for $name $(<$param>)? {
            #[track_caller]
            fn from(value: $value) -> Self {
                Self::new(value)
            }
        }
    };
}

macro_rules! atomic_integers {
    ($($name:ident $value:ident $width:literal;)*) => {
        $(
            atomic!(#[cfg(target_has_atomic = $width)] $name, $value, |v: $value| v as u64);

            #[cfg(target_has_atomic = $width)]
            impl $name {
                /// Adds, wrapping around; returns the value before.
                #[track_caller]
                pub fn fetch_add(&self, by: $value, order: Ordering) -> $value {
                    self.change("add", |inner| inner.fetch_add(by, order), |before| before.wrapping_add(by))
                }

                /// Subtracts, wrapping around; returns the value before.
                #[track_caller]
                pub fn fetch_sub(&self, by: $value, order: Ordering) -> $value {
                    self.change("subtract", |inner| inner.fetch_sub(by, order), |before| before.wrapping_sub(by))
                }

                /// The bits set in both; returns the value before.
                #[track_caller]
                pub fn fetch_and(&self, with: $value, order: Ordering) -> $value {
                    self.change("and", |inner| inner.fetch_and(with, order), |before| before & with)
                }

                /// The bits not set in both; returns the value before.
                #[track_caller]
                pub fn fetch_nand(&self, with: $value, order: Ordering) -> $value {
                    self.change("nand", |inner| inner.fetch_nand(with, order), |before| !(before & with))
                }

                /// The bits set in either; returns the value before.
                #[track_caller]
                pub fn fetch_or(&self, with: $value, order: Ordering) -> $value {
                    self.change("or", |inner| inner.fetch_or(with, order), |before| before | with)
                }

                /// The bits set in one only; returns the value before.
                #[track_caller]
                pub fn fetch_xor(&self, with: $value, order: Ordering) -> $value {
                    self.change("xor", |inner| inner.fetch_xor(with, order), |before| before ^ with)
                }

                /// The greater; returns the value before.
                #[track_caller]
                pub fn fetch_max(&self, with: $value, order: Ordering) -> $value {
                    self.change("max", |inner| inner.fetch_max(with, order), |before| before.max(with))
                }

                /// The smaller; returns the value before.
                #[track_caller]
                pub fn fetch_min(&self, with: $value, order: Ordering) -> $value {
                    self.change("min", |inner| inner.fetch_min(with, order), |before| before.min(with))
                }

                /// A pointer to the value. What is done through it is invisible to the explorer.
                pub const fn as_ptr(&self) -> *mut $value {
                    self.inner.as_ptr()
                }
            }

            #[cfg(target_has_atomic = $width)]
            impl Default for $name {
                #[track_caller]
                fn default() -> Self {
                    Self::new(0)
                }
            }
        )*
    };
}

atomic_integers! {
    AtomicU8 u8 "8"; AtomicI8 i8 "8";
    AtomicU16 u16 "16"; AtomicI16 i16 "16";
    AtomicU32 u32 "32"; AtomicI32 i32 "32";
    AtomicU64 u64 "64"; AtomicI64 i64 "64";
    AtomicUsize usize "ptr"; AtomicIsize isize "ptr";
}

atomic!(AtomicBool, bool, u64::from);
atomic!(AtomicPtr<T>, *mut T, |pointer: *mut T| pointer.addr()
    as u64);

impl AtomicBool {
    /// True if both are; returns the value before.
    #[track_caller]
    pub fn fetch_and(&self, with: bool, order: Ordering) -> bool {
        self.change(
            "and",
            |inner| inner.fetch_and(with, order),
            |before| before & with,
        )
    }

    /// False if both are true; returns the value before.
    #[track_caller]
    pub fn fetch_nand(&self, with: bool, order: Ordering) -> bool {
        self.change(
            "nand",
            |inner| inner.fetch_nand(with, order),
            |before| !(before & with),
        )
    }

    /// True if either is; returns the value before.
    #[track_caller]
    pub fn fetch_or(&self, with: bool, order: Ordering) -> bool {
        self.change(
            "or",
            |inner| inner.fetch_or(with, order),
            |before| before | with,
        )
    }

    /// True if one only is; returns the value before.
    #[track_caller]
    pub fn fetch_xor(&self, with: bool, order: Ordering) -> bool {
        self.change(
            "xor",
            |inner| inner.fetch_xor(with, order),
            |before| before ^ with,
        )
    }

    /// The other value; returns the value before.
    #[track_caller]
    pub fn fetch_not(&self, order: Ordering) -> bool {
        self.change(
            "not",
            |inner| inner.fetch_xor(true, order),
            |before| !before,
        )
    }

    /// A pointer to the value. What is done through it is invisible to the explorer.
    pub const fn as_ptr(&self) -> *mut bool {
        self.inner.as_ptr()
    }
}

impl Default for AtomicBool {
    #[track_caller]
    fn default() -> Self {
        Self::new(false)
    }
}

impl<T> Default for AtomicPtr<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(std::ptr::null_mut())
    }
}
