//! Believed: n attempts means n times again.
//! Diagnosis: was called 2 times, with 1 attempt

use std::any::Any;
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
    let mut attempt = 1;
    loop {
        let this = Arc::clone(worker);
        match thread::spawn(move || this(attempt)).join() {
            Ok(result) => return Ok(result),
            Err(_) if attempt <= attempts => attempt += 1,
            Err(panic) => return Err(text_of(&*panic)),
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
