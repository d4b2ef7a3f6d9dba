//! Roll call: every worker has a name and a task, and reports under its
//! name.
//!
//! Practises: 01-threads/names
//! Points: 1

use std::thread;

pub type Task = Box<dyn FnOnce() -> u32 + Send>;

/// Runs every task in a thread of its own, all at the same time. Each
/// thread bears its worker's name.
///
/// Returns a report for each worker, for instance `"Ada: 42"`, in the order
/// in which the workers were given. Two workers may have the same name.
/// While it waits it sleeps, and doesn't ask again and again.
pub fn roll_call(workers: Vec<(String, Task)>) -> Vec<String> {
    todo!()
}
