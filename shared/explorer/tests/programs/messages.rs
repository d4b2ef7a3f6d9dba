//! A thread sends, another receives until all senders are gone.

use std::sync::mpsc;
use std::thread;

/// The main program keeps a sender of its own, so that the receiver waits for ever.
pub fn broken() {
    let (jobs, inbox) = mpsc::channel();
    let more_jobs = jobs.clone();
    let worker = thread::spawn(move || inbox.iter().sum::<u32>());
    let boss = thread::spawn(move || more_jobs.send(1).unwrap());
    boss.join().unwrap();
    jobs.send(2).unwrap();
    assert_eq!(worker.join().unwrap(), 3);
}

/// It drops its sender when it is done.
pub fn cured() {
    let (jobs, inbox) = mpsc::channel();
    let more_jobs = jobs.clone();
    let worker = thread::spawn(move || inbox.iter().sum::<u32>());
    let boss = thread::spawn(move || more_jobs.send(1).unwrap());
    boss.join().unwrap();
    jobs.send(2).unwrap();
    drop(jobs);
    assert_eq!(worker.join().unwrap(), 3);
}
