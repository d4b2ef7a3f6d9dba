//! The programs, written once and read with each explorer's types.

use crate::Program;

/// Name, and the program for us, for shuttle, and for loom where loom can run it: it aborts on a deadlock, and has no
/// bounded channel.
pub fn all() -> Vec<(&'static str, Program, Program, Option<Program>)> {
    vec![
        ("counter, 2 x 1", ours::counter::<2, 1>, shuttles::counter::<2, 1>, Some(looms::counter::<2, 1>)),
        ("counter, 2 x 2", ours::counter::<2, 2>, shuttles::counter::<2, 2>, Some(looms::counter::<2, 2>)),
        ("counter, 3 x 1", ours::counter::<3, 1>, shuttles::counter::<3, 1>, Some(looms::counter::<3, 1>)),
        ("mutex counter, 3 x 1", ours::mutex_counter, shuttles::mutex_counter, Some(looms::mutex_counter)),
        ("queue, 1P 1C, 2 items", ours::queue, shuttles::queue, Some(looms::queue)),
        ("2 locks, opposite", ours::philosophers::<2>, shuttles::philosophers::<2>, None),
        ("3 philosophers", ours::philosophers::<3>, shuttles::philosophers::<3>, None),
        ("5 philosophers", ours::philosophers::<5>, shuttles::philosophers::<5>, None),
        ("sync_channel(1), 1P 1C", ours_channels::pair, shuttle_channels::pair, None),
    ]
}

/// For a closer look.
pub fn three_counters() {
    ours::counter::<3, 1>();
}

macro_rules! programs {
    ($name:ident, $lib:ident) => {
        mod $name {
            use std::collections::VecDeque;

            use $lib::sync::atomic::{AtomicU32, Ordering};
            use $lib::sync::{Arc, Condvar, Mutex};
            use $lib::thread;

            pub fn counter<const THREADS: usize, const TIMES: usize>() {
                let counter = Arc::new(AtomicU32::new(0));
                let threads = [(); THREADS].map(|()| {
                    let counter = Arc::clone(&counter);
                    thread::spawn(move || {
                        for _ in 0..TIMES {
                            let seen = counter.load(Ordering::SeqCst);
                            counter.store(seen + 1, Ordering::SeqCst);
                        }
                    })
                });
                for thread in threads {
                    thread.join().unwrap();
                }
            }

            pub fn mutex_counter() {
                let counter = Arc::new(Mutex::new(0));
                let threads = [(); 3].map(|()| {
                    let counter = Arc::clone(&counter);
                    thread::spawn(move || *counter.lock().unwrap() += 1)
                });
                for thread in threads {
                    thread.join().unwrap();
                }
                assert_eq!(*counter.lock().unwrap(), 3);
            }

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

            #[allow(dead_code)]
            pub fn philosophers<const COUNT: usize>() {
                let forks: [_; COUNT] = [(); COUNT].map(|()| Arc::new(Mutex::new(())));
                let mut seat = 0;
                let philosophers = [(); COUNT].map(|()| {
                    let (left, right) = (Arc::clone(&forks[seat]), Arc::clone(&forks[(seat + 1) % COUNT]));
                    seat += 1;
                    thread::spawn(move || {
                        let _left = left.lock().unwrap();
                        let _right = right.lock().unwrap();
                    })
                });
                for philosopher in philosophers {
                    philosopher.join().unwrap();
                }
            }
        }
    };
}

programs!(ours, explored_std);
programs!(shuttles, shuttle);
programs!(looms, loom);

macro_rules! channels {
    ($name:ident, $lib:ident) => {
        mod $name {
            use $lib::{sync::mpsc, thread};

            pub fn pair() {
                let (sender, receiver) = mpsc::sync_channel(1);
                let producer = thread::spawn(move || {
                    for item in 0..2 {
                        sender.send(item).unwrap();
                    }
                });
                for item in 0..2 {
                    assert_eq!(receiver.recv(), Ok(item));
                }
                producer.join().unwrap();
            }
        }
    };
}

channels!(ours_channels, explored_std);
channels!(shuttle_channels, shuttle);
