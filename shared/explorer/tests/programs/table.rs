//! The programs that explorers are compared on.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

/// So many threads each load and store a counter so many times. What comes out is not checked.
pub fn counter(threads: usize, times: usize) {
    let counter = Arc::new(AtomicU32::new(0));
    let threads: Vec<_> = (0..threads)
        .map(|_| {
            let counter = Arc::clone(&counter);
            thread::spawn(move || {
                for _ in 0..times {
                    let seen = counter.load(Ordering::SeqCst);
                    counter.store(seen + 1, Ordering::SeqCst);
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

/// So many threads each count once under a lock.
pub fn mutex_counter(threads: usize) {
    let counter = Arc::new(Mutex::new(0));
    let threads: Vec<_> = (0..threads)
        .map(|_| {
            let counter = Arc::clone(&counter);
            thread::spawn(move || *counter.lock().unwrap() += 1)
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(*counter.lock().unwrap(), 3);
}

/// One thread sends two items to another through a queue with room for one.
pub fn queue() {
    let queue = Arc::new((Mutex::new(VecDeque::new()), Condvar::new(), Condvar::new()));
    let shared = Arc::clone(&queue);
    let producer = thread::spawn(move || {
        let (items, not_empty, not_full) = &*shared;
        for item in 0..2 {
            let mut items = items.lock().unwrap();
            while items.len() == 1 {
                items = not_full.wait(items).unwrap();
            }
            items.push_back(item);
            not_empty.notify_one();
        }
    });
    let consumer = thread::spawn(move || {
        let (items, not_empty, not_full) = &*queue;
        for item in 0..2 {
            let mut items = items.lock().unwrap();
            while items.is_empty() {
                items = not_empty.wait(items).unwrap();
            }
            assert_eq!(items.pop_front(), Some(item));
            not_full.notify_one();
        }
    });
    producer.join().unwrap();
    consumer.join().unwrap();
}

/// So many philosophers at a round table, each of whom takes the left fork first.
pub fn philosophers(count: usize) {
    let forks: Vec<_> = (0..count).map(|_| Arc::new(Mutex::new(()))).collect();
    let philosophers: Vec<_> = (0..count)
        .map(|i| {
            let left = Arc::clone(&forks[i]);
            let right = Arc::clone(&forks[(i + 1) % count]);
            thread::spawn(move || {
                let _left = left.lock().unwrap();
                let _right = right.lock().unwrap();
            })
        })
        .collect();
    for philosopher in philosophers {
        philosopher.join().unwrap();
    }
}
