//! What can go wrong in an explored program.

use std::fmt;

use crate::schedule::Schedule;

/// A run that went wrong.
#[derive(Clone, Debug)]
pub struct Failure {
    /// What went wrong.
    pub kind: FailureKind,
    /// The turns that lead to it; [`replay`](crate::replay) takes it.
    pub schedule: Schedule,
    /// How often a thread lost its turn although it could have gone on. No failing run has fewer.
    pub preemptions: usize,
    /// The run, step by step, in the names and lines of the program.
    pub narration: String,
    /// The run as a figure: a swim-lane diagram in SVG.
    pub figure: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.narration)
    }
}

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
    /// A thread ran for too long without an operation that the explorer can see.
    Stuck,
    /// More threads than one run may have.
    TooManyThreads(usize),
    /// The program did not do the same when it was run in the same way.
    NotDeterministic(String),
    /// Something else, in words.
    Other(String),
}
