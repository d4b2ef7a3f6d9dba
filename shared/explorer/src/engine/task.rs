//! Tasks: the threads of an explored program, each a coroutine with a stack of its own.

use std::any::Any;
use std::sync::{Mutex, MutexGuard, PoisonError};

use corosensei::stack::DefaultStack;
use corosensei::{Coroutine, Yielder};

use super::clock::Clock;
use super::fairness::Courtesy;
use super::op::{ObjectId, Op, Place, Readiness};

/// Enough for a few thousand frames of recursion; the system commits only the pages that are used.
pub(crate) const STACK_BYTES: usize = 2 << 20;

pub(crate) type Stack = Coroutine<(), (), ()>;
pub(crate) type Suspender = Yielder<(), ()>;

/// Stacks of tasks that have ended, for whoever explores next.
static SPARE: Mutex<Vec<DefaultStack>> = Mutex::new(Vec::new());

fn spare() -> MutexGuard<'static, Vec<DefaultStack>> {
    SPARE.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn take_stack() -> DefaultStack {
    let used = spare().pop();
    used.unwrap_or_else(|| {
        DefaultStack::new(STACK_BYTES).expect("no memory for another thread's stack")
    })
}

/// Takes the stack of a task that has ended, or was reset.
pub(crate) fn give_back_stack(stack: Stack) {
    spare().push(stack.into_stack());
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

/// A task's value of a thread-local.
pub(crate) struct Local {
    pub(crate) key: usize,
    /// None once it is being destroyed.
    pub(crate) value: Option<Box<dyn Any>>,
    /// Without a destructor it stays as long as the task.
    pub(crate) needs_drop: bool,
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
    pub(crate) locals: Vec<Local>,
    /// How many panics it is unwinding from.
    pub(crate) unwinding: u32,
    /// The last panic the hook saw in it.
    pub(crate) last_panic: Option<Panicked>,
    pub(crate) spurious_left: u32,
}

impl Task {
    /// It panicked, and nobody has joined it to learn about that.
    pub(crate) fn panicked_unseen(&self) -> bool {
        matches!(self.ending, Ending::Panicked { .. }) && !self.is_joined
    }

    pub(crate) fn has_ended(&self) -> bool {
        !matches!(self.ending, Ending::Running)
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
