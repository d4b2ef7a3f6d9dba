//! Believed: `unwrap` is how a result is taken out of `join`.
//! Diagnosis: supervise panicked

use std::sync::Arc;
use std::thread;

pub type Worker = Arc<dyn Fn(u32) -> u64 + Send + Sync>;

pub fn supervise(
    workers: Vec<Worker>,
    attempts: u32,
) -> Vec<Result<u64, String>> {
    let threads: Vec<_> = workers
        .into_iter()
        .map(|worker| {
            thread::spawn(move || {
                for attempt in 1..attempts {
                    let this = Arc::clone(&worker);
                    let thread = thread::spawn(move || this(attempt));
                    if let Ok(result) = thread.join() {
                        return Ok(result);
                    }
                }
                Ok(worker(attempts))
            })
        })
        .collect();
    threads.into_iter().map(|thread| thread.join().unwrap()).collect()
}
