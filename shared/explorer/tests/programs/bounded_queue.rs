//! A queue with room for one item: who finds it full or empty waits.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Queue {
    items: Mutex<VecDeque<u32>>,
    changed: Condvar,
    patient: bool,
}

impl Queue {
    fn new(patient: bool) -> Queue {
        Queue {
            items: Mutex::new(VecDeque::new()),
            changed: Condvar::new(),
            patient,
        }
    }

    fn push(&self, item: u32) {
        let mut items = self.items.lock().unwrap();
        if self.patient {
            while items.len() == 1 {
                items = self.changed.wait(items).unwrap();
            }
        } else if items.len() == 1 {
            items = self.changed.wait(items).unwrap();
        }
        items.push_back(item);
        assert!(items.len() <= 1, "{} items in a queue for 1", items.len());
        self.changed.notify_all();
    }

    fn pop(&self) -> u32 {
        let mut items = self.items.lock().unwrap();
        if self.patient {
            while items.is_empty() {
                items = self.changed.wait(items).unwrap();
            }
        } else if items.is_empty() {
            items = self.changed.wait(items).unwrap();
        }
        let item = items.pop_front().expect("woken, and nothing there");
        self.changed.notify_all();
        item
    }
}

/// Two consumers wait with `if`: both may be woken for the same item.
pub fn broken() {
    pass_on(Queue::new(false));
}

/// They wait with `while`: who finds nothing waits again.
pub fn cured() {
    pass_on(Queue::new(true));
}

fn pass_on(queue: Queue) {
    let queue = Arc::new(queue);
    let consumers: Vec<_> = (0..2)
        .map(|_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || queue.pop())
        })
        .collect();
    queue.push(1);
    queue.push(2);
    let sum: u32 = consumers.into_iter().map(|c| c.join().unwrap()).sum();
    assert_eq!(sum, 3);
}
