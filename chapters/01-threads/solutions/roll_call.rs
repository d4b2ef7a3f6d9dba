//! Roll call: every worker has a name and a task, and reports under its
//! name.

use std::thread;

pub type Task = Box<dyn FnOnce() -> u32 + Send>;

/// Runs every task in a thread of its own, all at the same time. Each
/// thread bears its worker's name.
///
/// Returns a report for each worker, for instance `"Ada: 42"`, in the order
/// in which the workers were given. Two workers may have the same name.
pub fn roll_call(workers: Vec<(String, Task)>) -> Vec<String> {
    // `collect` starts them all before the first is joined. An iterator
    // that isn't collected would start one, join it, and start the next.
    let threads: Vec<_> = workers
        .into_iter()
        .map(|(name, task)| {
            let builder = thread::Builder::new().name(name.clone());
            (
                name,
                builder.spawn(task).expect("a thread can be started"),
            )
        })
        .collect();
    // The list of handles is in the workers' order, whoever ends first.
    threads
        .into_iter()
        .map(|(name, thread)| {
            format!("{name}: {}", thread.join().unwrap())
        })
        .collect()
}
