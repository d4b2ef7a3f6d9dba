//! A worker waits for jobs, and misses the word to stop. Four cures:
//! which of them works?

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;

struct Pool {
    jobs: Mutex<Vec<u32>>,
    news: Condvar,
    stop: AtomicBool,
}

fn day(stop: impl Fn(&Pool)) {
    let pool = Pool {
        jobs: Mutex::new(vec![]),
        news: Condvar::new(),
        stop: AtomicBool::new(false),
    };
    thread::scope(|house| {
        house.spawn(|| {
            let mut jobs = pool.jobs.lock().unwrap();
            while jobs.pop().is_some() || !pool.stop.load(SeqCst) {
                jobs = pool.news.wait(jobs).unwrap();
            }
        });
        stop(&pool);
    });
}

/// Says stop, and wakes all.
pub fn broken() {
    day(|pool| {
        pool.stop.store(true, SeqCst);
        pool.news.notify_all();
    });
}

/// Wake all twice.
pub fn wake_twice() {
    day(|pool| {
        pool.stop.store(true, SeqCst);
        pool.news.notify_all();
        pool.news.notify_all();
    });
}

/// Wake them first, so that they are awake when the word comes.
pub fn wake_first() {
    day(|pool| {
        pool.news.notify_all();
        pool.stop.store(true, SeqCst);
    });
}

/// Say it while holding the lock that they hold from looking to waiting.
pub fn under_the_lock() {
    day(|pool| {
        let jobs = pool.jobs.lock().unwrap();
        pool.stop.store(true, SeqCst);
        drop(jobs);
        pool.news.notify_all();
    });
}

/// Send a last job instead of a word.
pub fn last_job() {
    day(|pool| {
        pool.jobs.lock().unwrap().push(0);
        pool.news.notify_one();
        pool.stop.store(true, SeqCst);
    });
}
