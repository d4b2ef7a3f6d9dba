//! Believed: a name tells one worker from all others.
//! Diagnosis: three workers of the same name

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::thread;

pub type Task = Box<dyn FnOnce() -> u32 + Send>;

pub fn roll_call(workers: Vec<(String, Task)>) -> Vec<String> {
    let names: Vec<String> =
        workers.iter().map(|(name, _)| name.clone()).collect();
    let results = Arc::new(Mutex::new(HashMap::new()));
    let mut threads = Vec::new();
    for (name, task) in workers {
        let results = Arc::clone(&results);
        let builder = thread::Builder::new().name(name.clone());
        let work = move || {
            let result = task();
            results.lock().unwrap().insert(name, result);
        };
        threads.push(builder.spawn(work).unwrap());
    }
    for thread in threads {
        thread.join().unwrap();
    }
    let results = results.lock().unwrap();
    names
        .iter()
        .map(|name| format!("{name}: {}", results[name]))
        .collect()
}
