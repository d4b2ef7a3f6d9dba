//! Nobody runs before the starting shot, and it is heard by all.

use std::sync::{Condvar, Mutex};
use std::thread;

use anyhow::Result;

struct Event {
    happened: Mutex<bool>,
    changed: Condvar,
}

impl Event {
    fn new() -> Self {
        let happened = Mutex::new(false);
        Self { happened, changed: Condvar::new() }
    }

    fn set(&self) {
        *self.happened.lock().unwrap() = true;
        self.changed.notify_all(); // `notify_one` would wake only one
    }

    fn wait(&self) {
        let mut happened = self.happened.lock().unwrap();
        while !*happened {
            happened = self.changed.wait(happened).unwrap();
        }
    }
}

pub fn run() -> Result<()> {
    let shot = Event::new();
    let course = Mutex::new(Vec::new()); // who set foot on it, in order

    thread::scope(|stadium| {
        for runner in ["ada", "ben"] {
            let (shot, course) = (&shot, &course);
            stadium.spawn(move || {
                shot.wait();
                course.lock().unwrap().push(runner);
            });
        }
        println!("on the course: {:?}", course.lock().unwrap());
        println!("the shot");
        shot.set();
    });
    let mut ran = course.into_inner().unwrap();
    ran.sort(); // they arrive in any order
    println!("on the course: {ran:?}");

    shot.wait(); // it has happened: no need to wait
    println!("a latecomer may run at once");
    Ok(())
}
