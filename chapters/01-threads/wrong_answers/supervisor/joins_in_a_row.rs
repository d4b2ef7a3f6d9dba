//! Believed: whoever is joined first should be called again first.
//! Diagnosis: more to arrive

use std::any::Any;
use std::sync::Arc;
use std::thread;

pub type Worker = Arc<dyn Fn(u32) -> u64 + Send + Sync>;

pub fn supervise(
    workers: Vec<Worker>,
    attempts: u32,
) -> Vec<Result<u64, String>> {
    let start = |worker: &Worker, attempt| {
        let worker = Arc::clone(worker);
        thread::spawn(move || worker(attempt))
    };
    let threads: Vec<_> =
        workers.iter().map(|worker| start(worker, 1)).collect();
    let mut results = Vec::new();
    for (worker, thread) in workers.iter().zip(threads) {
        let mut outcome = thread.join();
        for attempt in 2..=attempts {
            if outcome.is_err() {
                outcome = start(worker, attempt).join();
            }
        }
        results.push(outcome.map_err(|panic| text_of(&*panic)));
    }
    results
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
