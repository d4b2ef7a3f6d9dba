//! Python's `queue`.

// ANCHOR: queue
use std::thread;

use crossbeam_channel::bounded;

pub fn queue() -> u32 {
    let (sender, receiver) = bounded(10); // Queue(maxsize=10)
    thread::scope(|scope| {
        scope.spawn(move || {
            for number in 1..=100 {
                sender.send(number).unwrap(); // put
            }
        }); // `sender` is dropped here, and closes the queue
        receiver.iter().sum() // get, until it is closed
    })
}
// ANCHOR_END: queue

// ANCHOR: get_timeout
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError};

pub fn get_timeout(queue: &Receiver<String>) -> String {
    match queue.recv_timeout(Duration::from_millis(10)) {
        Ok(item) => item,
        Err(RecvTimeoutError::Timeout) => "nothing yet".into(),
        Err(RecvTimeoutError::Disconnected) => "nothing any more".into(),
    }
}
// ANCHOR_END: get_timeout

// ANCHOR: join
/// Returns when every job has been done; the workers stay.
pub fn join(jobs: &[u32], workers: u32) -> u32 {
    let (queue, work) = bounded(jobs.len());
    let (task_done, done) = bounded(jobs.len());
    thread::scope(|scope| {
        for _worker in 0..workers {
            let (work, task_done) = (work.clone(), task_done.clone());
            scope.spawn(move || {
                for job in work {
                    task_done.send(job * job).unwrap();
                }
            });
        }
        jobs.iter().for_each(|job| queue.send(*job).unwrap());
        let all = done.iter().take(jobs.len()).sum(); // as many as there were
        drop(queue); // now the workers may go home
        all
    })
}
// ANCHOR_END: join

// ANCHOR: priority_queue
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::{Condvar, Mutex};

#[derive(Default)]
pub struct PriorityQueue<T> {
    items: Mutex<BinaryHeap<Reverse<T>>>,
    changed: Condvar,
}

impl<T: Ord> PriorityQueue<T> {
    pub fn put(&self, item: T) {
        self.items.lock().unwrap().push(Reverse(item));
        self.changed.notify_one();
    }

    /// The smallest.
    pub fn get(&self) -> T {
        let items = self.items.lock().unwrap();
        let mut items = self.changed.wait_while(items, |items| items.is_empty()).unwrap();
        let Reverse(item) = items.pop().expect("it isn't empty");
        item
    }
}
// ANCHOR_END: priority_queue
