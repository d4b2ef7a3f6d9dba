//! Tasks: the threads of an explored program, each a coroutine with a stack of its own.

use std::any::Any;
use std::cell::RefCell;
use std::fmt;

use corosensei::stack::DefaultStack;
use corosensei::{Coroutine, Yielder};

use super::clock::Clock;
use super::fairness::Courtesy;
use super::op::{ObjectId, Op, Place, Readiness};

/// The most threads one execution may start: a [`TaskSet`] is one machine word.
pub(crate) const MAX_TASKS: usize = 64;

/// Enough for a few thousand frames of recursion; the system commits only the pages that are used.
const STACK_BYTES: usize = 2 << 20;

/// A thread of the running execution, numbered in the order of spawning; 0 is the main program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TaskId(pub(crate) u8);

impl TaskId {
    /// The program itself.
    pub const MAIN: TaskId = TaskId(0);

    /// 0 for the main program, then in the order of spawning.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    pub(crate) fn from_index(index: usize) -> TaskId {
        debug_assert!(index < MAX_TASKS);
        TaskId(index as u8)
    }
}

/// A set of tasks.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct TaskSet(pub(crate) u64);

impl TaskSet {
    /// Nobody.
    pub const EMPTY: TaskSet = TaskSet(0);

    /// Just this one.
    pub const fn one(task: TaskId) -> TaskSet {
        TaskSet(1 << task.0)
    }

    /// The set whose members are the bits of a word.
    pub const fn from_bits(bits: u64) -> TaskSet {
        TaskSet(bits)
    }

    /// Adds a task.
    pub fn insert(&mut self, task: TaskId) {
        self.0 |= 1 << task.0;
    }

    /// Takes a task out.
    pub fn remove(&mut self, task: TaskId) {
        self.0 &= !(1 << task.0);
    }

    /// Is this task in it?
    pub fn contains(self, task: TaskId) -> bool {
        self.0 & (1 << task.0) != 0
    }

    /// Nobody in it?
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those also in `other`.
    pub fn and(self, other: TaskSet) -> TaskSet {
        TaskSet(self.0 & other.0)
    }

    /// Those not in `other`.
    pub fn without(self, other: TaskSet) -> TaskSet {
        TaskSet(self.0 & !other.0)
    }

    /// Those in either.
    pub fn or(self, other: TaskSet) -> TaskSet {
        TaskSet(self.0 | other.0)
    }

    /// The members in order.
    pub fn iter(self) -> impl Iterator<Item = TaskId> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let next = rest.trailing_zeros();
            (next < 64).then(|| {
                rest &= rest - 1;
                TaskId(next as u8)
            })
        })
    }

    /// The first member at or after `from`, else the first of all.
    pub(crate) fn first_from(self, from: TaskId) -> Option<TaskId> {
        let later = self.0 & (!0 << from.0);
        let found = if later != 0 { later } else { self.0 };
        (found != 0).then(|| TaskId(found.trailing_zeros() as u8))
    }
}

impl fmt::Debug for TaskSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set()
            .entries(self.iter().map(TaskId::index))
            .finish()
    }
}

pub(crate) type Stack = Coroutine<(), (), ()>;
pub(crate) type Suspender = Yielder<(), ()>;

thread_local! {
    /// Stacks of tasks that have ended.
    static SPARE: RefCell<Vec<DefaultStack>> = const { RefCell::new(Vec::new()) };
}

pub(crate) fn take_stack() -> DefaultStack {
    let new = || DefaultStack::new(STACK_BYTES).expect("no memory for another thread's stack");
    SPARE.with_borrow_mut(Vec::pop).unwrap_or_else(new)
}

/// Takes the stack of a task that has ended, or was reset.
pub(crate) fn give_back_stack(stack: Stack) {
    let stack = stack.into_stack();
    SPARE.with_borrow_mut(|spare| spare.push(stack));
}

/// An operation that a task has announced and not yet done.
///
/// Both pointers lead into the frame of the `step` call in which the task is suspended, which outlives them.
#[derive(Clone, Copy)]
pub(crate) struct Pending {
    pub(crate) op: *const Op<'static>,
    pub(crate) ready: *const dyn Fn() -> Readiness,
}

/// How a task's closure ended by panicking.
#[derive(Clone, Debug)]
pub(crate) struct Panicked {
    pub(crate) message: String,
    pub(crate) at: Option<(String, u32)>,
}

/// What a task left for whoever joins it.
pub(crate) enum Ending {
    Running,
    Ended,
    Panicked {
        by: Panicked,
        payload: Option<Box<dyn Any + Send>>,
    },
}

pub(crate) struct Task {
    pub(crate) name: Option<String>,
    pub(crate) spawned_at: Place,
    /// `None` while it runs and after it has ended.
    pub(crate) stack: Option<Stack>,
    /// Where to suspend to; valid while the task lives.
    pub(crate) suspender: *const Suspender,
    pub(crate) pending: Option<Pending>,
    /// Running the code before its first operation, on behalf of the task that spawned it.
    pub(crate) in_prelude: bool,
    pub(crate) ending: Ending,
    pub(crate) can_be_joined: bool,
    pub(crate) is_joined: bool,
    pub(crate) is_unparked: bool,
    pub(crate) clock: Clock,
    /// The same in every schedule: a hash of who spawned it and as which child.
    pub(crate) identity: u64,
    pub(crate) children: u64,
    /// The hash of its last event, which stands for all that it has seen.
    pub(crate) last_hash: u64,
    pub(crate) courtesy: Courtesy,
    /// Virtual nanoseconds.
    pub(crate) now: u64,
    /// When it came to the operation under way.
    pub(crate) began: u64,
    /// The object that stands for its being woken.
    pub(crate) wakeup: Option<ObjectId>,
    pub(crate) polls: u32,
    pub(crate) locals: Vec<(usize, Box<dyn Any>)>,
    /// The last panic the hook saw in it.
    pub(crate) last_panic: Option<Panicked>,
    pub(crate) spurious_left: u32,
}

impl Task {
    /// It panicked, and nobody has joined it to learn about that.
    pub(crate) fn panicked_unseen(&self) -> bool {
        matches!(self.ending, Ending::Panicked { .. }) && !self.is_joined
    }

    /// The operation this task has announced.
    pub(crate) fn pending_op(&self) -> &Op<'_> {
        let pending = self
            .pending
            .as_ref()
            .expect("a task that can be chosen has announced an operation");
        // SAFETY: the operation lies in the frame of the `step` in which this task is suspended.
        unsafe { &*pending.op }
    }
}
