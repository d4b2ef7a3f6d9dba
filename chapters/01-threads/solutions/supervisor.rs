//! A supervisor: it keeps workers going that panic now and then, and
//! reports on those that always do.

use std::any::Any;
use std::sync::Arc;
use std::thread;

pub type Worker = Arc<dyn Fn(u32) -> u64 + Send + Sync>;

/// Runs all `workers` at the same time, each in a thread of its own. A
/// worker is called with the number of the attempt, beginning with 1.
///
/// A worker that panics is called again at once, whatever the others are
/// doing, until there have been as many `attempts`, at least one.
///
/// Returns for each worker, in their order, what it has returned, or the
/// text of its last panic; for a panic without a text, `"no text"`.
pub fn supervise(
    workers: Vec<Worker>,
    attempts: u32,
) -> Vec<Result<u64, String>> {
    // A watcher for each worker. A single one would have to join one worker
    // while another lies dead and waits to be called again.
    let watchers: Vec<_> = workers
        .into_iter()
        .map(|worker| thread::spawn(move || watch(&worker, attempts)))
        .collect();
    watchers
        .into_iter()
        .map(|watcher| watcher.join().unwrap())
        .collect()
}

fn watch(worker: &Worker, attempts: u32) -> Result<u64, String> {
    let mut outcome = Err(String::new());
    for attempt in 1..=attempts {
        let worker = Arc::clone(worker);
        // `join` is where a panic becomes a value.
        outcome = thread::spawn(move || worker(attempt))
            .join()
            .map_err(|panic| text_of(&*panic));
        if outcome.is_ok() {
            break;
        }
    }
    outcome
}

/// `panic!("text")` leaves a `&str`, `panic!("{}", value)` a `String`.
fn text_of(panic: &(dyn Any + Send)) -> String {
    if let Some(text) = panic.downcast_ref::<&str>() {
        text.to_string()
    } else if let Some(text) = panic.downcast_ref::<String>() {
        text.clone()
    } else {
        "no text".to_owned()
    }
}
