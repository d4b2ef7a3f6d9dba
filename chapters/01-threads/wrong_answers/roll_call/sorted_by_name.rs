//! Believed: a sorted list is in order.
//! Diagnosis: not in the workers' order

use std::sync::mpsc;
use std::thread;

pub type Task = Box<dyn FnOnce() -> u32 + Send>;

pub fn roll_call(workers: Vec<(String, Task)>) -> Vec<String> {
    let (sender, reports) = mpsc::channel();
    for (name, task) in workers {
        let sender = sender.clone();
        thread::Builder::new()
            .name(name.clone())
            .spawn(move || {
                sender.send(format!("{name}: {}", task())).unwrap();
            })
            .expect("a thread can be started");
    }
    drop(sender);
    let mut reports: Vec<String> = reports.iter().collect();
    reports.sort();
    reports
}
