//! One thread for each worker: it catches the panic itself and goes on.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

pub type Worker = Arc<dyn Fn(u32) -> u64 + Send + Sync>;

pub fn supervise(
    workers: Vec<Worker>,
    attempts: u32,
) -> Vec<Result<u64, String>> {
    thread::scope(|scope| {
        let threads: Vec<_> = workers
            .iter()
            .map(|worker| scope.spawn(|| keep_going(worker, attempts)))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    })
}

fn keep_going(worker: &Worker, attempts: u32) -> Result<u64, String> {
    let mut attempt = 1;
    loop {
        match catch_unwind(AssertUnwindSafe(|| worker(attempt))) {
            Ok(result) => return Ok(result),
            Err(panic) if attempt == attempts => {
                return Err(text_of(&*panic));
            }
            Err(_) => attempt += 1,
        }
    }
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
