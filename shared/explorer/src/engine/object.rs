//! How an object that outlives no execution, or all of them, knows who it is in this one.

use std::fmt;
use std::panic::Location;
use std::ptr;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use super::execution::{fail_with, with};
use super::op::{ObjectId, Place};
use super::statics;
use super::task_id::TaskId;

/// In place of a number: what is used is a copy.
const IN_STATIC: u64 = u64::MAX;

/// Belongs to each stand-in object. `const`, so that the object can be a `static`.
pub struct Identity {
    kind: &'static str,
    created: Place,
    /// The execution (upper half) that numbered it, and its number there.
    number: AtomicU64,
}

impl Identity {
    /// Remembers where the object was made: the name it bears there is what it is called.
    #[track_caller]
    pub const fn new(kind: &'static str) -> Identity {
        Identity {
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
    /// A `static` is one for all executions, also those that other OS threads explore at the same time; so each execution
    /// has a copy of its own, and the original stays as it was made.
    pub fn fresh<'a, T: ?Sized>(&'a self, whole: &'a T) -> &'a T {
        let known = self.number.load(Relaxed);
        if known != IN_STATIC && with(|ex| ex.number) == (known >> 32) as u32 {
            return whole;
        }
        if known == IN_STATIC || statics::is_static(self.created) {
            self.number.store(IN_STATIC, Relaxed);
            return self.copy_of(whole);
        }
        if known != 0 {
            fail_with(format!(
                "the {} made at {}:{} outlives a run of the program, so that one run would see what another did; \
                 make it inside the closure that is explored",
                self.kind,
                self.created.file(),
                self.created.line()
            ));
        }
        whole
    }

    fn copy_of<'a, T: ?Sized>(&'a self, whole: &'a T) -> &'a T {
        let (copy, is_new) = with(|ex| ex.statics.copy_of(whole));
        if is_new {
            let offset = ptr::from_ref(self).addr() - ptr::from_ref(whole).cast::<u8>().addr();
            // SAFETY: the copy is as large as the whole, of which this identity is a part at this offset.
            unsafe {
                (*copy.cast::<u8>().add(offset).cast::<Identity>())
                    .number
                    .store(0, Relaxed)
            };
        }
        // SAFETY: a bitwise copy of a valid object, kept until the execution is over. The original is not used while
        // copies of it are, nor dropped: it is a static, or inside one.
        unsafe { &*copy }
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
