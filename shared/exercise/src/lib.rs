//! Judges an answer to an exercise, whatever the answer does.
//!
//! What an answer must do is a list of [`Check`]s, plain functions that panic with the reason when
//! it doesn't. Each check runs in a process of its own, under a deadline and with its output kept,
//! because an answer may hang, exit, abort, print a megabyte or leave children behind.
//!
//! # Layout
//!
//! - [`task`]: an exercise: its files, its page, what comes after it
//! - [`verdict`]: the learner's file, judged: what `tests/NAME.rs` calls
//! - [`gallery`]: every solution and every wrong answer, judged: what `tests/gallery.rs` calls
//! - [`report`]: how a verdict looks
//! - [`advice`]: what to read again, by what went wrong
//! - [`trial`]: one check in its own process
//! - [`strays`]: who has left that process's group, and is ended all the same
//! - [`soon`](mod@soon): what an answer returns, unless it hangs
//! - [`explored`](mod@explored): an answer under every schedule, for the chapters that have an explorer

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

mod advice;
#[cfg(feature = "explorer")]
pub mod explored;
pub mod gallery;
mod report;
pub mod soon;
mod strays;
pub mod task;
mod trial;
pub mod verdict;

#[cfg(feature = "explorer")]
pub use explored::{
    CROWDS, Sometimes, explored, explored_asleep, explored_crowd, explored_with_threads,
    explored_within, sleeps, sleeps_within,
};
pub use gallery::{Case, gallery};
pub use soon::soon;
pub use task::Task;
pub use verdict::verdict;

/// One thing that an answer must do.
#[derive(Clone, Copy)]
pub struct Check {
    /// What it is called, in words joined by `_`.
    pub name: &'static str,
    /// What happens in it, for somebody who doesn't see its code; empty if its name says enough.
    pub scenario: &'static str,
    /// Returns if the answer does it; panics with the reason if it doesn't.
    pub run: fn(),
}

impl Check {
    /// The failure, after the scenario in which it happened.
    pub(crate) fn told(&self, failure: &str) -> String {
        match self.scenario.trim() {
            "" => failure.to_owned(),
            scenario => format!("The check: {scenario}\n\n{failure}"),
        }
    }
}

/// Makes the list `CHECKS` of these functions. The comment before a name is its scenario, which a
/// failure begins with:
///
/// ```
/// exercise::checks![
///     keeps_the_order,
///     /// The buffer has room for one, and is full; A and B both wait to put something in.
///     lets_both_in,
/// ];
/// # fn keeps_the_order() {}
/// # fn lets_both_in() {}
/// # assert!(CHECKS[0].scenario.is_empty() && CHECKS[1].scenario.contains("room for one"));
/// ```
#[macro_export]
macro_rules! checks {
    ($($(#[doc = $scenario:literal])* $check:ident),+ $(,)?) => {
        /// What an answer must do.
        pub const CHECKS: &[$crate::Check] = &[$($crate::Check {
            name: stringify!($check),
            scenario: concat!($($scenario),*),
            run: $check,
        }),+];
    };
}

/// What an exercise or an answer says of itself, in a line `//! KEY: ...` of its `text`.
pub fn says<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let said = |line: &'a str| {
        line.strip_prefix("//! ")?
            .strip_prefix(key)?
            .strip_prefix(": ")
    };
    text.lines().find_map(said).map(str::trim)
}

/// Runs the trials, so many at a time; or, in the process of one check, that check.
fn run(
    checks: &[(String, Check)],
    at_a_time: Option<usize>,
    trials: impl FnOnce() -> Vec<Trial>,
) -> ExitCode {
    if let Some(name) = trial::own_check() {
        return trial::run_here(checks, &name);
    }
    let mut arguments = Arguments::from_args();
    arguments.test_threads = arguments.test_threads.or(at_a_time);
    libtest_mimic::run(&arguments, trials()).exit_code()
}
