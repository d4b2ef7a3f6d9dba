//! Believed: the text of a panic is a `&str`.
//! Diagnosis: Err("no text") instead of Err("attempt 1 failed")

use std::sync::Arc;
use std::thread;

pub type Worker = Arc<dyn Fn(u32) -> u64 + Send + Sync>;

pub fn supervise(
    workers: Vec<Worker>,
    attempts: u32,
) -> Vec<Result<u64, String>> {
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
        outcome = thread::spawn(move || worker(attempt))
            .join()
            .map_err(|panic| match panic.downcast_ref::<&str>() {
                Some(text) => text.to_string(),
                None => "no text".to_owned(),
            });
        if outcome.is_ok() {
            break;
        }
    }
    outcome
}
