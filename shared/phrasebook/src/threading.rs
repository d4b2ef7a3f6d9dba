//! Python's `threading`.

// ANCHOR: spawn
use std::thread;

pub fn spawn(words: Vec<String>) -> usize {
    let counter = thread::spawn(move || words.len());
    counter.join().expect("the thread panicked")
}
// ANCHOR_END: spawn

// ANCHOR: join_timeout
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

pub fn join_timeout<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
    patience: Duration,
) -> Option<T> {
    let (sender, result) = mpsc::channel();
    thread::spawn(move || _ = sender.send(work()));
    match result.recv_timeout(patience) {
        Ok(result) => Some(result),
        Err(RecvTimeoutError::Timeout) => None, // it goes on working
        Err(RecvTimeoutError::Disconnected) => panic!("it panicked"),
    }
}
// ANCHOR_END: join_timeout

// ANCHOR: panic_hook
use std::panic;

pub fn panic_hook() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let current = thread::current();
        let name = current.name().unwrap_or("unnamed");
        eprintln!("thread {name} panicked: {info}"); // or to your log
        before(info);
    }));
}
// ANCHOR_END: panic_hook

// ANCHOR: local
use std::cell::RefCell;

thread_local! {
    static SEEN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

pub fn local(page: &str) -> usize {
    SEEN.with_borrow_mut(|seen| {
        seen.push(page.to_owned());
        seen.len() // of this thread alone
    })
}
// ANCHOR_END: local

// ANCHOR: global_lock
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

static COUNT: Mutex<u32> = Mutex::new(0);
static AGES: LazyLock<Mutex<HashMap<String, u32>>> = LazyLock::new(Mutex::default);

pub fn global_lock(name: &str, age: u32) -> u32 {
    AGES.lock().unwrap().insert(name.to_owned(), age);
    let mut count = COUNT.lock().unwrap();
    *count += 1;
    *count
}
// ANCHOR_END: global_lock

// ANCHOR: lock_timeout
pub fn lock_timeout(balance: &parking_lot::Mutex<i64>) -> bool {
    match balance.try_lock_for(Duration::from_millis(10)) {
        Some(mut balance) => {
            *balance += 1;
            true
        }
        None => false, // somebody else had it all the time
    }
}
// ANCHOR_END: lock_timeout

// ANCHOR: cache
use std::sync::{Arc, OnceLock};

#[derive(Default)]
pub struct Cache(Mutex<HashMap<u64, Arc<OnceLock<u64>>>>);

impl Cache {
    /// Computed once for each key, whoever asks; other keys don't wait.
    pub fn get(&self, key: u64, compute: impl FnOnce(u64) -> u64) -> u64 {
        let place = Arc::clone(self.0.lock().unwrap().entry(key).or_default());
        *place.get_or_init(|| compute(key))
    }
}
// ANCHOR_END: cache

// ANCHOR: condition
use std::sync::Condvar;

pub fn condition(jobs: &Mutex<Vec<u32>>, changed: &Condvar) -> u32 {
    let jobs = jobs.lock().unwrap();
    let mut jobs = changed.wait_while(jobs, |jobs| jobs.is_empty()).unwrap();
    jobs.remove(0)
}
// ANCHOR_END: condition

// ANCHOR: condition_timeout
pub fn condition_timeout(jobs: &Mutex<Vec<u32>>, changed: &Condvar) -> Option<u32> {
    let jobs = jobs.lock().unwrap();
    let (mut jobs, waited) = changed
        .wait_timeout_while(jobs, Duration::from_millis(10), |jobs| jobs.is_empty())
        .unwrap();
    (!waited.timed_out()).then(|| jobs.remove(0))
}
// ANCHOR_END: condition_timeout

// ANCHOR: event
#[derive(Default)]
pub struct Event {
    happened: Mutex<bool>,
    changed: Condvar,
}

impl Event {
    pub fn set(&self) {
        *self.happened.lock().unwrap() = true;
        self.changed.notify_all();
    }

    /// Whether it happened in time.
    pub fn wait(&self, patience: Duration) -> bool {
        let happened = self.happened.lock().unwrap();
        let waited = self.changed.wait_timeout_while(happened, patience, |happened| !*happened);
        *waited.unwrap().0
    }
}
// ANCHOR_END: event

// ANCHOR: stop_flag
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

pub fn stop_flag() -> u64 {
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        let worker = scope.spawn(|| {
            let mut rounds = 0;
            while !stop.load(SeqCst) {
                rounds += 1; // one piece of work
            }
            rounds
        });
        stop.store(true, SeqCst);
        worker.join().unwrap()
    })
}
// ANCHOR_END: stop_flag

// ANCHOR: semaphore
use crossbeam_channel::{Receiver, SendTimeoutError, Sender, bounded};

/// As many permits as the channel has room.
pub struct Semaphore(Sender<()>, Receiver<()>);

pub struct Permit<'a>(&'a Semaphore);

impl Semaphore {
    pub fn new(permits: usize) -> Self {
        let (taken, given_back) = bounded(permits);
        Self(taken, given_back)
    }

    /// `None` if there was none in time. To wait for ever: `send`.
    pub fn acquire(&self, patience: Duration) -> Option<Permit<'_>> {
        match self.0.send_timeout((), patience) {
            Ok(()) => Some(Permit(self)),
            Err(SendTimeoutError::Timeout(())) => None,
            Err(SendTimeoutError::Disconnected(())) => unreachable!("we have both ends"),
        }
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        _ = self.0.1.try_recv();
    }
}
// ANCHOR_END: semaphore

// ANCHOR: barrier
#[derive(Default)]
pub struct Barrier {
    come: Mutex<u32>,
    changed: Condvar,
}

impl Barrier {
    /// Whether `all` have come in time. For one meeting.
    pub fn wait(&self, all: u32, patience: Duration) -> bool {
        let mut come = self.come.lock().unwrap();
        *come += 1;
        self.changed.notify_all();
        let waited = self.changed.wait_timeout_while(come, patience, |come| *come < all);
        *waited.unwrap().0 >= all
    }
}
// ANCHOR_END: barrier

// ANCHOR: timer
/// Does something later. Dropped before that, it doesn't do it.
pub struct Timer {
    _alive: mpsc::Sender<()>,
}

impl Timer {
    pub fn start(delay: Duration, work: impl FnOnce() + Send + 'static) -> Self {
        let (_alive, cancelled) = mpsc::channel();
        thread::spawn(move || {
            if cancelled.recv_timeout(delay) == Err(RecvTimeoutError::Timeout) {
                work();
            }
        });
        Timer { _alive }
    }
}
// ANCHOR_END: timer

// ANCHOR: every
/// Does it again and again, until the other end of `stop` is dropped.
pub fn every(period: Duration, stop: &mpsc::Receiver<()>, mut work: impl FnMut()) {
    while stop.recv_timeout(period) == Err(RecvTimeoutError::Timeout) {
        work();
    }
}
// ANCHOR_END: every
