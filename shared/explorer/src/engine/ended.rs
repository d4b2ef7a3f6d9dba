//! How a run can end.

/// The ways in which a run can fail.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FailureKind {
    /// A thread panicked: the main program, or one that nobody joined.
    Panic {
        /// Its number, in the order of spawning; 0 is the main program.
        task: usize,
        /// What it said.
        message: String,
        /// The file and line where it happened.
        at: Option<(String, u32)>,
        /// It was not the main program, and nobody joined it to learn about it.
        unjoined: bool,
    },
    /// Nobody can go on, since each waits for another.
    Deadlock,
    /// Nobody can go on, and somebody waits for a notification that nobody is left to give.
    LostWakeup,
    /// Nobody can go on, and somebody waits for a message, or for room for one, that will never come.
    WaitsForMessage,
    /// It goes on and on.
    Livelock,
    /// It is longer than the limit, and nothing in it repeats for good.
    TooLong {
        /// So many steps a run may have: [`Limits::steps`](crate::Limits::steps).
        limit: usize,
        /// So many it has, if it was seen to end at all.
        steps: Option<usize>,
    },
    /// A thread ran for too long without an operation that the explorer can see.
    Stuck,
    /// More threads than one run may have.
    TooManyThreads(usize),
    /// The program did not do the same when it was run in the same way.
    NotDeterministic(String),
    /// Something else, in words.
    Other(String),
}

/// How an execution ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    Well,
    Badly(FailureKind),
    /// Before its end, since it would have shown nothing new.
    Pruned,
}
