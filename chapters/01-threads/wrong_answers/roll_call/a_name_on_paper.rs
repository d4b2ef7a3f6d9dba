//! Believed: a thread is called what the variable says that it is called.
//! Diagnosis: in a thread without that name

use std::thread;

pub type Task = Box<dyn FnOnce() -> u32 + Send>;

pub fn roll_call(workers: Vec<(String, Task)>) -> Vec<String> {
    let mut threads = Vec::new();
    for (name, task) in workers {
        threads.push((name, thread::spawn(task)));
    }
    threads
        .into_iter()
        .map(|(name, thread)| {
            format!("{name}: {}", thread.join().unwrap())
        })
        .collect()
}
