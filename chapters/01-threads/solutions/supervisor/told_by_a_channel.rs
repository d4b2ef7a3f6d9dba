//! A single supervisor, to whom every attempt reports its end.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, mpsc};
use std::thread;

pub type Worker = Arc<dyn Fn(u32) -> u64 + Send + Sync>;

pub fn supervise(
    workers: Vec<Worker>,
    attempts: u32,
) -> Vec<Result<u64, String>> {
    let (sender, ends) = mpsc::channel();
    let start = |number: usize, attempt: u32| {
        let (worker, sender) =
            (Arc::clone(&workers[number]), sender.clone());
        thread::spawn(move || {
            let outcome =
                catch_unwind(AssertUnwindSafe(|| worker(attempt)));
            sender.send((number, attempt, outcome)).unwrap();
        });
    };
    (0..workers.len()).for_each(|number| start(number, 1));
    let mut results = vec![None; workers.len()];
    while results.iter().any(Option::is_none) {
        let (number, attempt, outcome) = ends.recv().unwrap();
        match outcome {
            Err(_) if attempt < attempts => start(number, attempt + 1),
            Err(panic) => results[number] = Some(Err(text_of(&*panic))),
            Ok(result) => results[number] = Some(Ok(result)),
        }
    }
    results.into_iter().flatten().collect()
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
