// Expected: eight philosophers, each with the left fork first: the failure needs 1 preemption; if the search for the fewest was not finished, `at most` is said.

use std::sync::{Arc, Mutex};
use std::thread;

fn program() {
    let forks: Arc<Vec<Mutex<()>>> = Arc::new((0..8).map(|_| Mutex::new(())).collect());
    let philosophers: Vec<_> = (0..8)
        .map(|i| {
            let forks = Arc::clone(&forks);
            thread::spawn(move || {
                let _left = forks[i].lock().unwrap();
                let _right = forks[(i + 1) % 8].lock().unwrap();
            })
        })
        .collect();
    philosophers
        .into_iter()
        .for_each(|philosopher| philosopher.join().unwrap());
}

pub fn main() {
    let exploration = explorer::explore(program);
    let said = exploration.to_string();
    let failure = exploration.failure.expect("they can all hold one fork");
    assert!(
        failure.preemptions == 1 || said.contains("at most"),
        "{} preemptions are said to be needed",
        failure.preemptions
    );
}
