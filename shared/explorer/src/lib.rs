//! Runs a small concurrent program under every thread schedule, and tells the simplest one that fails.
//!
//! ```
//! # use explorer::{Limits, explore_with};
//! let limits = Limits { sequential: true, ..Limits::default() };
//! let exploration = explore_with(limits, || assert_eq!(1 + 1, 2));
//! exploration.assert_ok();
//! assert_eq!(exploration.schedules, 1);
//! ```
//!
//! The program must use the stand-ins of `explored-std` for std; see its documentation for how unmodified code does.
//!
//! # Layout
//!
//! - [`explore`], [`explore_with`], [`replay`]: the front
//! - [`graph`], [`Graph`]: all schedules at once, to step through
//! - [`Limits`], [`Exploration`], [`Failure`], [`Schedule`]: what goes in and comes out
//! - `explore`: joins the search for a failing schedule with the telling of it, under the eyes of `watch`
//! - `search`: which schedules are run, and in which order; one strategy a file
//! - `engine`: runs a program under one schedule; what stand-ins are built on
//! - `narration`: tells a run as text and as a figure, in the names of the source

#[doc(hidden)]
pub mod engine;
mod exploration;
mod explore;
mod failure;
mod graph;
mod narration;
mod search;
mod unseen;
mod watch;

pub use engine::{FailureKind, NotASchedule, Schedule};
pub use exploration::Exploration;
pub use failure::Failure;
pub use graph::{End, Graph, Line, NoGraph, Said, Stand, State, Step};
pub use search::{Coverage, Limits};

use std::sync::Arc;

/// Runs `program` under every schedule, or until it fails.
pub fn explore(program: impl Fn() + Send + Sync + 'static) -> Exploration {
    explore_with(Limits::default(), program)
}

/// As [`explore`], within other limits.
pub fn explore_with<P>(limits: Limits, program: P) -> Exploration
where
    P: Fn() + Send + Sync + 'static,
{
    explore::explore(&limits, Arc::new(program), crate_of::<P>())
}

/// The crate that a closure or a function is of; nothing sensible of a function pointer.
fn crate_of<P>() -> &'static str {
    let path = std::any::type_name::<P>();
    path.split("::").next().unwrap_or(path)
}

/// Runs `program` under one schedule again, as reported by [`Failure::schedule`].
pub fn replay(schedule: &Schedule, program: impl Fn() + Send + Sync + 'static) -> Exploration {
    explore::replay(&Limits::default(), schedule.clone(), Arc::new(program))
}

/// All schedules of `program` as one graph. Wake-ups for no reason are left out.
///
/// `states` says how many there may be before those that look alike are merged; a few thousand take a second.
///
/// # Errors
///
/// If there are more, if what a thing is called can't be told, or if some run doesn't end.
pub fn graph<P>(states: usize, program: P) -> Result<Graph, NoGraph>
where
    P: Fn() + Send + Sync + 'static,
{
    let krate = crate_of::<P>();
    explore::graph(
        &Limits::default(),
        states,
        Arc::new(program),
        krate,
        String::new,
    )
}

/// How each run of a program ends: for tests that compare searches.
#[doc(hidden)]
pub mod outcomes {
    /// As [`graph`](crate::graph); `observed` is asked after each run what it observed.
    pub fn graph(
        states: usize,
        program: std::sync::Arc<dyn Fn() + Send + Sync>,
        observed: impl FnMut() -> String + Send + 'static,
    ) -> Result<crate::Graph, crate::NoGraph> {
        crate::explore::graph(&crate::Limits::default(), states, program, "", observed)
    }

    pub use crate::search::{Search, outcomes, outcomes_of_pass};
}
