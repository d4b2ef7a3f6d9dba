//! Two walkers meet twice on their way: in three ways. Which of them
//! never leaves one waiting?

use std::sync::{Condvar, Mutex};
use std::thread;

fn walk(meet: impl Fn() + Sync) {
    let two_legs = || {
        meet();
        meet();
    };
    thread::scope(|path| {
        path.spawn(two_legs);
        path.spawn(two_legs);
    });
}

/// The second to come sends the count back to zero.
pub fn first() {
    let (here, come) = (Mutex::new(0), Condvar::new());
    walk(|| {
        let mut n = here.lock().unwrap();
        *n += 1;
        if *n == 2 {
            *n = 0;
            come.notify_one();
        }
        while *n != 0 {
            n = come.wait(n).unwrap();
        }
    });
}

/// The second to come turns a page; the first waits for a new page.
pub fn second() {
    let (book, come) = (Mutex::new((0, 0)), Condvar::new());
    walk(|| {
        let mut it = book.lock().unwrap(); // who is here, and the page
        let page = it.1;
        it.0 += 1;
        if it.0 == 2 {
            *it = (0, page + 1);
            come.notify_one();
        }
        while it.1 == page {
            it = come.wait(it).unwrap();
        }
    });
}

/// Whoever goes on takes itself off the count.
pub fn third() {
    let (here, come) = (Mutex::new(0), Condvar::new());
    walk(|| {
        let mut n = here.lock().unwrap();
        *n += 1;
        come.notify_one();
        while *n < 2 {
            n = come.wait(n).unwrap();
        }
        *n -= 1;
    });
}
