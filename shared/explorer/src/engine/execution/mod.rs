//! One execution: the program run once under one schedule.
//!
//! - `state`: the tasks, what has happened, who is next
//! - `run`: from the beginning to the end
//! - `life`: of one task
//! - `turns`: who is next
//! - `event`: the operation under way

mod event;
mod life;
mod run;
mod state;
mod turns;

pub use life::fail_with;
pub(crate) use life::{fail, spawn};
pub(crate) use state::{Execution, Settings, with};
pub use state::{exploring, would_be_told};
pub(crate) use turns::step;
