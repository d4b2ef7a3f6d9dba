//! What a task announces before it does it: the operation, the objects it touches, and whether it may happen now.

use std::panic::Location;

use super::task_id::{TaskId, TaskSet};

/// A place in the learner's source.
pub type Place = &'static Location<'static>;

/// Is it in std's own source, where a closure of the program's was called from?
pub(crate) fn is_in_std(at: Place) -> bool {
    at.file().starts_with("/rustc/") || at.file().contains("/library/")
}

/// An object of the running execution, numbered in the order of first use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectId(pub(crate) u32);

/// How an operation uses an object; two operations commute unless they use one in ways that don't.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Looks without changing: commutes with other looks.
    Read,
    /// Changes it, or both looks and changes.
    Write,
    /// Takes it, which was impossible before the `Release` that came first: a lock, a join, a wake-up.
    Acquire,
    /// Gives it up, which was impossible before the `Acquire` that came first.
    Release,
    /// Takes a share: commutes with other shares.
    AcquireShared,
    /// Gives up a share: commutes with other shares.
    ReleaseShared,
}

impl Access {
    /// Accesses of the same manner commute, unless they are exclusive.
    pub(crate) fn manner(self) -> Manner {
        match self {
            Access::Read => Manner::Look,
            Access::AcquireShared | Access::ReleaseShared => Manner::Share,
            Access::Write | Access::Acquire | Access::Release => Manner::Exclusive,
        }
    }

    /// Does the order of two operations that use the same object in these ways matter?
    pub(crate) fn conflicts_with(self, other: Access) -> bool {
        self.manner() == Manner::Exclusive || self.manner() != other.manner()
    }

    /// Could `later` have happened instead of `self`, which came before it?
    /// A lock can't be taken instead of being released: the race is with the taking before that.
    pub(crate) fn could_be_overtaken_by(self, later: Access) -> bool {
        !(matches!(self, Access::Release | Access::ReleaseShared)
            && matches!(later, Access::Acquire | Access::AcquireShared))
    }
}

/// What accesses have in common that commute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Look at an object.
    Look = 0,
    /// Take or give up a share of it.
    Share = 1,
    /// Anything else; it commutes with nothing.
    Exclusive = 2,
}

/// One object and the way an operation uses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touch {
    /// The object.
    pub object: ObjectId,
    /// How it is used.
    pub access: Access,
}

/// An operation about to happen.
#[derive(Clone, Copy, Debug)]
pub struct Op<'a> {
    /// What it is, in a word or two: `lock`, `send`. Shown when steps repeat, compared when a schedule is replayed.
    pub what: &'static str,
    /// Everything it may touch; [`refine`](super::refine) narrows it afterwards.
    pub touches: &'a [Touch],
    /// What it is about: what a thread waits for if it can't happen.
    pub about: Option<ObjectId>,
    /// Where the learner wrote it.
    pub at: Place,
}

/// May a pending operation happen now?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// Yes.
    Ready,
    /// Yes, but it only passes the time: a yield, a sleep, a timer that fires.
    /// It may be passed once; to pass it again, another task must have taken a step.
    Idle,
    /// No, for this reason.
    Blocked(Blocked),
}

/// Why an operation can't happen now. Only read to tell a deadlock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blocked {
    /// These tasks hold what it wants.
    HeldBy(TaskSet),
    /// These tasks wait for it, and are let in first.
    HeldUpBy(TaskSet),
    /// This task has not ended.
    NotEnded(TaskId),
    /// Nobody has notified it.
    NotNotified,
    /// Nobody has unparked it.
    NotUnparked,
    /// There is nothing to receive.
    Empty,
    /// There is no room to send.
    Full,
    /// Nobody is there to take or give the message at this moment.
    NoPartner,
    /// So many others have yet to arrive.
    Missing(usize),
    /// This task is initialising it.
    BeingInitialised(TaskId),
    /// None of the arms of a select is ready.
    NoArmReady,
}

impl Blocked {
    /// Whom it waits for, as far as that is known.
    pub(crate) fn by(self) -> TaskSet {
        match self {
            Blocked::HeldBy(tasks) | Blocked::HeldUpBy(tasks) => tasks,
            Blocked::NotEnded(task) | Blocked::BeingInitialised(task) => TaskSet::one(task),
            Blocked::NotNotified
            | Blocked::NotUnparked
            | Blocked::Empty
            | Blocked::Full
            | Blocked::NoPartner
            | Blocked::Missing(_)
            | Blocked::NoArmReady => TaskSet::EMPTY,
        }
    }
}
