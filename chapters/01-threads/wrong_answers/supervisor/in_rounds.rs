//! Believed: after each round, those that have failed are called again.
//! Diagnosis: more to arrive

use std::any::Any;
use std::sync::Arc;
use std::thread;

pub type Worker = Arc<dyn Fn(u32) -> u64 + Send + Sync>;

pub fn supervise(
    workers: Vec<Worker>,
    attempts: u32,
) -> Vec<Result<u64, String>> {
    let mut results = vec![Err(String::new()); workers.len()];
    for attempt in 1..=attempts {
        let start = |worker: &Worker| {
            let worker = Arc::clone(worker);
            thread::spawn(move || worker(attempt))
        };
        let failed = workers.iter().zip(&mut results);
        let round: Vec<_> = failed
            .filter(|(_, result)| result.is_err())
            .map(|(worker, result)| (start(worker), result))
            .collect();
        for (thread, result) in round {
            *result = thread.join().map_err(|panic| text_of(&*panic));
        }
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
