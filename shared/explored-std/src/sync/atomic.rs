//! [`std::sync::atomic`], every ordering explored as if it were `SeqCst`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::sync::atomic as real;

use explorer::engine::{self, Access, Identity};

use crate::step::{here, identity, look, mine_alone, step};

pub use real::{Ordering, compiler_fence};

/// [`std::sync::atomic::spin_loop_hint`].
#[track_caller]
#[deprecated(since = "1.51.0", note = "use hint::spin_loop instead")]
pub fn spin_loop_hint() {
    crate::hint::spin_loop();
}

/// Where the value is that another owns; null if it is the atomic's own.
struct Elsewhere(*mut ());

// SAFETY: whoever made the atomic of a pointer promised that the value may be used as an atomic, from any thread.
unsafe impl Send for Elsewhere {}
// SAFETY: as above.
unsafe impl Sync for Elsewhere {}

thread_local! {
    /// What `from_ptr` has made, by kind and address: two atomics of one value are one object.
    static OF_POINTERS: RefCell<HashMap<(&'static str, usize), *const ()>> = RefCell::default();
}

/// The ordering of an exchange that fails, where one is given for both.
fn of_failure(order: Ordering) -> Ordering {
    match order {
        Ordering::Release => Ordering::Relaxed,
        Ordering::AcqRel => Ordering::Acquire,
        other => other,
    }
}

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
            elsewhere: Elsewhere,
        }

        $(#[$cfg])*
        impl$(<$param>)? $name $(<$param>)? {
            /// A new one.
            #[track_caller]
            #[must_use]
            pub const fn new(value: $value) -> Self {
                Self {
                    identity: identity!("Atomic", Self, identity),
                    inner: real::$name::new(value),
                    elsewhere: Elsewhere(std::ptr::null_mut()),
                }
            }

            /// An atomic of a value that is elsewhere. Unlike std's, it can't be made at compile time.
            ///
            /// # Safety
            ///
            /// As std's: the pointer is aligned, valid for `'a`, and meanwhile the value is used by atomic operations alone.
            #[track_caller]
            #[must_use]
            pub unsafe fn from_ptr<'a>(pointer: *mut $value) -> &'a Self {
                let made = OF_POINTERS.with_borrow_mut(|made| {
                    *made.entry((stringify!($name), pointer.addr())).or_insert_with(|| {
                        // SAFETY: as the caller promised.
                        let now = unsafe { real::$name::from_ptr(pointer) }.load(Ordering::Relaxed);
                        let atomic = Self { elsewhere: Elsewhere(pointer.cast()), ..Self::new(now) };
                        std::ptr::from_ref(Box::leak(Box::new(atomic))).cast()
                    })
                });
                // SAFETY: made above, of this kind, and never freed.
                unsafe { &*made.cast::<Self>() }
            }

            /// The value now.
            #[track_caller]
            pub fn load(&self, order: Ordering) -> $value {
                if !engine::exploring() {
                    return self.real().load(order);
                }
                let this = self.fresh();
                let id = this.identity.id();
                this.show();
                step("load", id, Access::Read, here());
                let value = this.real().load(order);
                engine::saw($bits(value));
                engine::note(|| format!("reads {id} = {value:?}"));
                value
            }

            /// Sets the value.
            #[track_caller]
            pub fn store(&self, value: $value, order: Ordering) {
                if !engine::exploring() {
                    return self.real().store(value, order);
                }
                let this = self.fresh();
                let id = this.identity.id();
                this.show();
                step("store", id, Access::Write, here());
                this.real().store(value, order);
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
                    return self.real().compare_exchange(current, new, success, failure);
                }
                self.exchange(current, new, (success, failure), false)
            }

            /// Sets the value to `new` if it is `current`. It may fail though it is: where spurious wake-ups are explored, this is, too.
            #[track_caller]
            pub fn compare_exchange_weak(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                if !engine::exploring() {
                    return self.real().compare_exchange_weak(current, new, success, failure);
                }
                self.exchange(current, new, (success, failure), true)
            }

            /// In an exploration.
            #[track_caller]
            fn exchange(
                &self,
                current: $value,
                new: $value,
                (success, failure): (Ordering, Ordering),
                is_weak: bool,
            ) -> Result<$value, $value> {
                let this = self.fresh();
                let id = this.identity.id();
                this.show();
                step("compare and exchange", id, Access::Write, here());
                let may_fail = is_weak && engine::may_wake_spuriously(engine::current());
                if may_fail && this.real().load(failure) == current && engine::choose(2) == 1 {
                    engine::woke_spuriously();
                    engine::refine(id, Access::Read);
                    engine::note(|| {
                        format!("would change {id} from {current:?} to {new:?}, fails for no reason (std allows this)")
                    });
                    return Err(current);
                }
                let result = this.real().compare_exchange(current, new, success, failure);
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

            /// [`Self::compare_exchange`], before it had a result.
            #[track_caller]
            #[deprecated(since = "1.50.0", note = "use `compare_exchange` or `compare_exchange_weak` instead")]
            pub fn compare_and_swap(&self, current: $value, new: $value, order: Ordering) -> $value {
                match self.compare_exchange(current, new, order, of_failure(order)) {
                    Ok(before) | Err(before) => before,
                }
            }

            /// Applies `update` until nobody interferes, or it gives up.
            #[track_caller]
            pub fn fetch_update<F>(&self, set: Ordering, fetch: Ordering, update: F) -> Result<$value, $value>
            where
                F: FnMut($value) -> Option<$value>,
            {
                self.try_update(set, fetch, update)
            }

            /// [`Self::fetch_update`] by its newer name.
            #[track_caller]
            pub fn try_update(
                &self,
                set: Ordering,
                fetch: Ordering,
                mut update: impl FnMut($value) -> Option<$value>,
            ) -> Result<$value, $value> {
                let mut found = self.load(fetch);
                while let Some(next) = update(found) {
                    match self.compare_exchange(found, next, set, fetch) {
                        Ok(before) => return Ok(before),
                        Err(other) => found = other,
                    }
                }
                Err(found)
            }

            /// Applies `update` until nobody interferes; returns the value before.
            #[track_caller]
            pub fn update(&self, set: Ordering, fetch: Ordering, mut update: impl FnMut($value) -> $value) -> $value {
                match self.try_update(set, fetch, |found| Some(update(found))) {
                    Ok(before) | Err(before) => before,
                }
            }

            /// The value, which nobody else can use.
            pub fn get_mut(&mut self) -> &mut $value {
                mine_alone(|this: &Self| &this.identity, self).inner.get_mut()
            }

            /// The value, when it is no longer shared.
            pub const fn into_inner(self) -> $value {
                self.inner.into_inner()
            }

            /// A pointer to the value. What is done through it is invisible to the explorer.
            /// Unlike std's, it is not to be had at compile time: a static is another in each execution.
            pub fn as_ptr(&self) -> *mut $value {
                self.now().as_ptr()
            }

            /// As it is in this execution.
            fn fresh(&self) -> &Self {
                if self.elsewhere.0.is_null() {
                    self.identity.fresh(self)
                } else {
                    self
                }
            }

            /// The real one, wherever this is called.
            fn now(&self) -> &real::$name $(<$param>)? {
                if engine::exploring() {
                    self.fresh().real()
                } else {
                    self.real()
                }
            }

            fn real(&self) -> &real::$name $(<$param>)? {
                if self.elsewhere.0.is_null() {
                    return &self.inner;
                }
                // SAFETY: as the caller of `from_ptr` promised.
                unsafe { real::$name::from_ptr(self.elsewhere.0.cast()) }
            }

            fn show(&self) {
                engine::show(self.identity.id(), || format!("{:?}", self.real().load(Ordering::SeqCst)));
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
                    return change(self.real());
                }
                let this = self.fresh();
                let id = this.identity.id();
                this.show();
                step(what, id, Access::Write, here());
                let before = change(this.real());
                this.show();
                engine::note(|| format!("changes {id} from {before:?} to {:?}", after(before)));
                before
            }
        }

        $(#[$cfg])*
        impl$(<$param>)? fmt::Debug for $name $(<$param>)? {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                if engine::exploring() {
                    look(&self.fresh().identity);
                }
                self.now().fmt(f)
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
}

/// Pointers are moved by so many, and keep where they point into.
macro_rules! change_pointer {
    ($($(#[$doc:meta])* $name:ident, $what:literal, $after:expr;)*) => {
        impl<T> AtomicPtr<T> {
            $(
                $(#[$doc])*
                #[track_caller]
                pub fn $name(&self, by: usize, order: Ordering) -> *mut T {
                    self.change($what, |inner| inner.$name(by, order), |before: *mut T| $after(before, by))
                }
            )*
        }
    };
}

change_pointer! {
    /// Goes on by so many `T`; returns the pointer before.
    fetch_ptr_add, "add", <*mut T>::wrapping_add;
    /// Goes back by so many `T`; returns the pointer before.
    fetch_ptr_sub, "subtract", <*mut T>::wrapping_sub;
    /// Goes on by so many bytes; returns the pointer before.
    fetch_byte_add, "add", <*mut T>::wrapping_byte_add;
    /// Goes back by so many bytes; returns the pointer before.
    fetch_byte_sub, "subtract", <*mut T>::wrapping_byte_sub;
    /// The bits of the address set in either; returns the pointer before.
    fetch_or, "or", |before: *mut T, with| before.map_addr(|address| address | with);
    /// The bits of the address set in both; returns the pointer before.
    fetch_and, "and", |before: *mut T, with| before.map_addr(|address| address & with);
    /// The bits of the address set in one only; returns the pointer before.
    fetch_xor, "xor", |before: *mut T, with| before.map_addr(|address| address ^ with);
}

impl<T> fmt::Pointer for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(self.now(), f)
    }
}

macro_rules! initial {
    ($($name:ident $kind:ident $value:expr;)*) => {
        $(
            #[doc = concat!("[`std::sync::atomic::", stringify!($name), "`].")]
            #[deprecated(since = "1.34.0", note = "the `new` function is now preferred")]
            #[expect(clippy::declare_interior_mutable_const, reason = "as std's")]
            pub const $name: $kind = $kind::new($value);
        )*
    };
}

initial! {
    ATOMIC_BOOL_INIT AtomicBool false;
    ATOMIC_ISIZE_INIT AtomicIsize 0;
    ATOMIC_USIZE_INIT AtomicUsize 0;
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
