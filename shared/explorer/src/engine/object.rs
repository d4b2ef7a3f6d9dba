//! How an object that outlives no execution, or all of them, knows who it is in this one.

use std::fmt;
use std::panic::Location;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use super::execution::{fail_with, with};
use super::op::{ObjectId, Place};
use super::statics::MAGIC;
use super::task_id::TaskId;

/// Belongs to each stand-in object. `const`, so that the object can be a `static`.
#[repr(C)]
pub struct Identity {
    magic: u64,
    offset: u32,
    size: u32,
    kind: &'static str,
    created: Place,
    /// The execution (upper half) that numbered it, and its number there.
    number: AtomicU64,
}

impl Identity {
    /// Remembers where the object was made: the name it bears there is what it is called.
    #[track_caller]
    pub const fn new(kind: &'static str) -> Identity {
        Identity::within(kind, 0, 0)
    }

    /// As [`Identity::new`], for an object that can be a `static`: it has `size` bytes, and its identity comes after the
    /// first `offset` of them.
    #[track_caller]
    pub const fn within(kind: &'static str, offset: usize, size: usize) -> Identity {
        Identity {
            magic: MAGIC,
            offset: offset as u32,
            size: size as u32,
            kind,
            created: Location::caller(),
            number: AtomicU64::new(0),
        }
    }

    /// The object's number in this execution.
    pub fn id(&self) -> ObjectId {
        let known = self.number.load(Relaxed);
        with(|ex| {
            if (known >> 32) as u32 == ex.number {
                return ObjectId(known as u32);
            }
            let id = ex.trace.register(self.kind, self.created);
            self.number
                .store(u64::from(ex.number) << 32 | u64::from(id.0), Relaxed);
            id
        })
    }

    /// The object as it is in this execution, given the whole that this identity is a part of.
    ///
    /// A `static` is one for all executions, also those that other OS threads explore at the same time, and for code that
    /// is not explored; so each execution has a copy of its own, and the original stays as it is.
    pub fn fresh<'a, T: ?Sized>(&'a self, whole: &'a T) -> &'a T {
        if self.is_of_this_run() {
            return whole;
        }
        match self.copy_of(whole) {
            // SAFETY: a bitwise copy of a valid object as the compiler made it, kept until the execution is over.
            Some(copy) => unsafe { &*copy },
            None => {
                self.must_be_new();
                whole
            }
        }
    }

    /// As [`Identity::fresh`], for who has the object alone; the copy of it is its alone, too.
    pub fn fresh_mut<T: ?Sized>(identity: impl Fn(&T) -> &Identity, whole: &mut T) -> &mut T {
        if identity(whole).is_of_this_run() {
            return whole;
        }
        match identity(whole).copy_of(whole) {
            // SAFETY: as above; who has the original alone has the copy alone.
            Some(copy) => unsafe { &mut *copy },
            None => {
                identity(whole).must_be_new();
                whole
            }
        }
    }

    fn copy_of<T: ?Sized>(&self, whole: &T) -> Option<*mut T> {
        with(|ex| {
            let copy = ex.statics.copy_of(whole);
            if std::mem::take(&mut ex.statics.was_used_outside) {
                ex.record.used_outside.push((self.kind, self.created));
            }
            copy
        })
    }

    fn is_of_this_run(&self) -> bool {
        let known = self.number.load(Relaxed);
        known != 0 && with(|ex| ex.number) == (known >> 32) as u32
    }

    fn must_be_new(&self) {
        if self.number.load(Relaxed) == 0 {
            return;
        }
        fail_with(format!(
            "the {} made at {}:{} outlives a run of the program, so that one run would see what another did: \
             make it inside the program. If it only collects what the runs have shown, take `std::real::sync`",
            self.kind,
            self.created.file(),
            self.created.line()
        ));
    }

    /// Where it was made.
    pub fn created(&self) -> Place {
        self.created
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.kind, self.created)
    }
}

// In a note, an object or a task stands as a mark, replaced by its name when the story is told: only then is it known
// how many of that name there are.

impl fmt::Display for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\u{1}o{}\u{2}", self.0)
    }
}

impl fmt::Display for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\u{1}t{}\u{2}", self.0)
    }
}
