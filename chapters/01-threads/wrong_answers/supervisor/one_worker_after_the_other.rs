//! Believed: a worker needs a thread so that its panic stays there.
//! Diagnosis: more to arrive

use std::any::Any;
use std::sync::Arc;
use std::thread;

pub type Worker = Arc<dyn Fn(u32) -> u64 + Send + Sync>;

pub fn supervise(
    workers: Vec<Worker>,
    attempts: u32,
) -> Vec<Result<u64, String>> {
    workers.iter().map(|worker| watch(worker, attempts)).collect()
}

fn watch(worker: &Worker, attempts: u32) -> Result<u64, String> {
    let mut outcome = Err(String::new());
    for attempt in 1..=attempts {
        let worker = Arc::clone(worker);
        outcome = thread::spawn(move || worker(attempt))
            .join()
            .map_err(|panic| text_of(&*panic));
        if outcome.is_ok() {
            break;
        }
    }
    outcome
}

fn text_of(panic: &(dyn Any + Send)) -> String {
    if let Some(text) = panic.downcast_ref::<&str>() {
        text.to_string()
    } else if let Some(text) = panic.downcast_ref::<String>() {
        text.clone()
    } else {
        "no text".to_owned()
    }
}
