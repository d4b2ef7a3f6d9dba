//! Scoped threads, each of which writes its report into its own line.

use std::thread;

pub type Task = Box<dyn FnOnce() -> u32 + Send>;

pub fn roll_call(workers: Vec<(String, Task)>) -> Vec<String> {
    let mut reports = vec![String::new(); workers.len()];
    thread::scope(|scope| {
        for ((name, task), report) in
            workers.into_iter().zip(&mut reports)
        {
            thread::Builder::new()
                .name(name)
                .spawn_scoped(scope, move || {
                    let thread = thread::current();
                    let name = thread.name().expect("it was given one");
                    *report = format!("{name}: {}", task());
                })
                .expect("a thread can be started");
        }
    });
    reports
}
