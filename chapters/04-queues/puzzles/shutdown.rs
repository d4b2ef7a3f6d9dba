//! A worker takes jobs from a pile and goes home when told to stop.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;

fn work(pile: &Mutex<Vec<u32>>, news: &Condvar, stop: &AtomicBool) {
    let mut jobs = pile.lock().unwrap();
    loop {
        if jobs.pop().is_some() {
            continue;
        }
        if stop.load(SeqCst) {
            return;
        }
        jobs = news.wait(jobs).unwrap();
    }
}

/// Says stop, and wakes the worker.
pub fn broken() {
    let (pile, news) = (Mutex::new(vec![]), Condvar::new());
    let stop = AtomicBool::new(false);
    thread::scope(|pool| {
        pool.spawn(|| work(&pile, &news, &stop));
        pile.lock().unwrap().push(7);
        news.notify_one();
        stop.store(true, SeqCst);
        news.notify_all();
    });
}

/// Says stop while nobody can be between looking and waiting.
pub fn cured() {
    let (pile, news) = (Mutex::new(vec![]), Condvar::new());
    let stop = AtomicBool::new(false);
    thread::scope(|pool| {
        pool.spawn(|| work(&pile, &news, &stop));
        pile.lock().unwrap().push(7);
        news.notify_one();
        {
            let _jobs = pile.lock().unwrap();
            stop.store(true, SeqCst);
        }
        news.notify_all();
    });
}
