//! Operations on one object, in few words.

use std::fmt;
use std::panic::Location;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, LockResult, PoisonError};

use explorer::engine::{
    self, Access, Blocked, Identity, ObjectId, Op, Place, Readiness, TaskId, TaskSet, Touch,
};

/// Announces an operation that needs no waiting and returns when it may be done.
pub(crate) fn step(what: &'static str, object: ObjectId, access: Access, at: Place) {
    engine::step(
        &Op {
            what,
            touches: &[Touch { object, access }],
            about: Some(object),
            at,
        },
        &|| Readiness::Ready,
    );
}

/// Announces an operation that may have to wait.
pub(crate) fn step_when(
    what: &'static str,
    object: ObjectId,
    access: Access,
    at: Place,
    ready: &dyn Fn() -> Result<(), Blocked>,
) {
    let ready = || match ready() {
        Ok(()) => Readiness::Ready,
        Err(why) => Readiness::Blocked(why),
    };
    engine::step(
        &Op {
            what,
            touches: &[Touch { object, access }],
            about: Some(object),
            at,
        },
        &ready,
    );
}

/// Where the public function was called whose `#[track_caller]` chain this is in.
#[track_caller]
pub(crate) fn here() -> Place {
    Location::caller()
}

/// The threads that hold a lock.
pub(crate) struct Holders(AtomicU64);

impl Holders {
    pub(crate) const fn none() -> Holders {
        Holders(AtomicU64::new(0))
    }

    pub(crate) fn add(&self) {
        self.0.fetch_or(1 << engine::current().index(), Relaxed);
    }

    pub(crate) fn remove(&self, task: TaskId) {
        self.0.fetch_and(!(1 << task.index()), Relaxed);
    }

    pub(crate) fn set(&self) -> TaskSet {
        TaskSet::from_bits(self.0.load(Relaxed))
    }

    /// Nobody holds it, or these do.
    pub(crate) fn must_be_none(&self) -> Result<(), Blocked> {
        let holders = self.set();
        if holders.is_empty() {
            Ok(())
        } else {
            Err(Blocked::HeldBy(holders))
        }
    }
}

/// Whether a lock is poisoned, by the threads of an exploration: std's own flag can't tell whose panic it saw.
pub(crate) struct Poison(AtomicBool);

impl Poison {
    pub(crate) const fn none() -> Poison {
        Poison(AtomicBool::new(false))
    }

    pub(crate) fn is_there(&self) -> bool {
        self.0.load(Relaxed)
    }

    pub(crate) fn clear(&self) {
        self.0.store(false, Relaxed);
    }

    /// A thread unlocks that may have begun to unwind since it locked.
    pub(crate) fn unlocked_by(&self, was_unwinding: bool) {
        if !was_unwinding && engine::is_unwinding() {
            self.0.store(true, Relaxed);
        }
    }

    /// What std's lock gave, poisoned as it is by the exploration's account.
    pub(crate) fn judge<T>(&self, given: LockResult<T>) -> LockResult<T> {
        if !engine::exploring() {
            return given;
        }
        let given = given.unwrap_or_else(PoisonError::into_inner);
        if self.is_there() {
            Err(PoisonError::new(given))
        } else {
            Ok(given)
        }
    }
}

/// As std shows a lock: what it holds, or `locked`.
pub(crate) fn debug<T: fmt::Debug + ?Sized>(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    data: Option<&T>,
    locked: &dyn fmt::Debug,
    poison: &Poison,
) -> fmt::Result {
    let mut lock = f.debug_struct(name);
    match data {
        Some(data) => lock.field("data", &data),
        None => lock.field("data", locked),
    };
    lock.field("poisoned", &poison.is_there());
    lock.finish_non_exhaustive()
}

/// `A, B and C`.
pub(crate) fn and(tasks: impl IntoIterator<Item = TaskId>) -> String {
    let names: Vec<String> = tasks.into_iter().map(|task| task.to_string()).collect();
    engine::list(&names)
}

/// `A waits`, `A and B wait`, `nobody waits`.
pub(crate) fn who_waits(tasks: &[TaskId]) -> String {
    match tasks {
        [] => "nobody waits".to_owned(),
        [one] => format!("{one} waits"),
        many => format!("{} wait", and(many.iter().copied())),
    }
}

/// A value as the story shows it, if it is a number, a truth value or a text.
pub(crate) fn shown<T: ?Sized>(value: &T) -> Option<String> {
    macro_rules! primitives {
        ($($type:ty)*) => {
            $(if std::any::type_name::<T>() == std::any::type_name::<$type>() {
                // SAFETY: only the primitive itself has a name without a path, and only std's `Arc` this path.
                return Some(format!("{:?}", unsafe { &*std::ptr::from_ref(value).cast::<$type>() }));
            })*
        };
    }
    macro_rules! shared {
        ($($type:ty)*) => { primitives!($(Arc<$type>)*); };
    }
    shared!(bool char u8 u16 u32 u64 usize i8 i16 i32 i64 isize f32 f64 &str str String);
    primitives!(bool char u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 &str);
    primitives!(Option<bool> Option<u8> Option<u32> Option<u64> Option<usize> Option<i32> Option<i64> Option<&str>);
    None
}

/// The object as it is in this run: of a static, this run's own.
pub(crate) fn mine<'a, T: ?Sized>(identity: &'a Identity, whole: &'a T) -> &'a T {
    if engine::exploring() {
        identity.fresh(whole)
    } else {
        whole
    }
}

/// As [`mine`], for who has it alone.
pub(crate) fn mine_alone<T: ?Sized>(identity: impl Fn(&T) -> &Identity, whole: &mut T) -> &mut T {
    if engine::exploring() {
        Identity::fresh_mut(identity, whole)
    } else {
        whole
    }
}

/// A look at an object that stands nowhere in the program, such as by `{:?}`.
pub(crate) fn look(identity: &Identity) {
    if engine::exploring() {
        step("look at", identity.id(), Access::Read, identity.created());
    }
}

/// The identity of a stand-in of this type, which is this field of it.
macro_rules! identity {
    ($kind:literal, $type:ty, $($field:ident).+) => {
        ::explorer::engine::Identity::within(
            $kind,
            ::std::mem::offset_of!($type, $($field).+),
            ::std::mem::size_of::<$type>(),
        )
    };
}
pub(crate) use identity;
