//! Two painters once more, with locks that lose patience, and with a
//! detective who looks for circles.

use std::sync::{Arc, Barrier};
use std::{thread, time::Duration};

use anyhow::Result;
use parking_lot::{Mutex, ReentrantMutex, deadlock};

const PATIENCE: Duration = Duration::from_millis(20);

pub fn run() -> Result<()> {
    // Python's acquire(timeout=...). The main thread keeps the brush.
    let brush = Mutex::new("blue");
    let kept = brush.lock(); // no unwrap: a panic doesn't poison it
    let ben = thread::scope(|fence| {
        let ben = || brush.try_lock_for(PATIENCE).map(|brush| *brush);
        fence.spawn(ben).join().unwrap()
    });
    println!("ben, while {} is in use: {ben:?}", *kept);

    // Python's RLock: the thread that has it may have it again.
    let diary = ReentrantMutex::new("dear diary");
    let again = (diary.lock(), diary.lock());
    println!("twice by one thread: {}", *again.0 == *again.1);

    // Two threads lock each other out, and nobody joins them.
    let locks = Arc::new([Mutex::new(()), Mutex::new(())]);
    let both_have_one = Arc::new(Barrier::new(2));
    for first in [0, 1] {
        let locks = Arc::clone(&locks);
        let both_have_one = Arc::clone(&both_have_one);
        thread::spawn(move || {
            let _one = locks[first].lock();
            both_have_one.wait();
            let _two = locks[1 - first].lock(); // never
        });
    }
    let circle = loop {
        if let Some(circle) = deadlock::check_deadlock().first() {
            break circle.len();
        }
        thread::sleep(Duration::from_millis(1)); // not there yet
    };
    println!("threads in a circle: {circle}");
    Ok(())
}
