use std::thread;

type Task = Box<dyn FnOnce() -> u32 + Send>;

pub fn main() {
    let base = 40;
    let tasks: Vec<Task> =
        vec![Box::new(|| 1), Box::new(move || base + 2)];

    let threads: Vec<_> = tasks.into_iter().map(thread::spawn).collect();
    let results: Vec<u32> =
        threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    assert_eq!(results, [1, 42]);
}
