//! Believed: `map` starts all of them, and the next `map` joins them.
//! Diagnosis: 2 more to arrive

use std::thread;

pub type Task = Box<dyn FnOnce() -> u32 + Send>;

pub fn roll_call(workers: Vec<(String, Task)>) -> Vec<String> {
    workers
        .into_iter()
        .map(|(name, task)| {
            let builder = thread::Builder::new().name(name.clone());
            (name, builder.spawn(task).unwrap())
        })
        .map(|(name, thread)| {
            format!("{name}: {}", thread.join().unwrap())
        })
        .collect()
}
