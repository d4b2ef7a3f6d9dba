//! Numbers of tasks, and sets of them.

use std::fmt;

/// The most threads one execution may start: a [`TaskSet`] is one machine word.
pub(crate) const MAX_TASKS: usize = 64;

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
