//! What can go wrong in an explored program.

use std::fmt;

use crate::engine::{FailureKind, Schedule};

/// A run that went wrong.
#[derive(Clone, Debug)]
pub struct Failure {
    /// What went wrong.
    pub kind: FailureKind,
    /// The turns that lead to it; [`replay`](crate::replay) takes it.
    pub schedule: Schedule,
    /// How often a thread lost its turn although it could have gone on.
    pub preemptions: usize,
    /// No failing run has fewer preemptions. Otherwise the search for one wasn't finished.
    pub is_simplest: bool,
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
