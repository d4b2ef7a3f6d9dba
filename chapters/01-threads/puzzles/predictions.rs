//! Small programs to think about: what can each of them return?

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::thread;

pub fn not_joined() -> &'static str {
    let page = Mutex::new("blank");
    thread::scope(|desk| {
        desk.spawn(|| *page.lock().unwrap() = "written");
        *page.lock().unwrap()
    })
}

pub fn two_names() -> String {
    let list = Mutex::new(String::new());
    thread::scope(|room| {
        room.spawn(|| list.lock().unwrap().push('A'));
        room.spawn(|| list.lock().unwrap().push('B'));
    });
    list.into_inner().unwrap()
}

pub fn joined_in_turn() -> String {
    thread::scope(|room| {
        let a = room.spawn(|| "a");
        let b = room.spawn(|| "b");
        let last = b.join().unwrap();
        a.join().unwrap().to_owned() + last
    })
}

pub fn panic_is_joined() -> &'static str {
    thread::scope(|room| {
        let broken = room.spawn(|| panic!("no bread"));
        match broken.join() {
            Ok(()) => "all is well",
            Err(_) => "no bread, and main goes on",
        }
    })
}

pub fn panic_is_not_joined() -> &'static str {
    thread::scope(|room| {
        room.spawn(|| {
            panic!("no bread");
        });
    });
    "main goes on"
}

pub fn two_tickets() -> String {
    let next = AtomicU32::new(1);
    let draw = || next.fetch_add(1, SeqCst);
    thread::scope(|hall| {
        let (a, b) = (hall.spawn(draw), hall.spawn(draw));
        format!("{} {}", a.join().unwrap(), b.join().unwrap())
    })
}

pub fn finished() -> String {
    let ready = AtomicBool::new(false);
    thread::scope(|room| {
        let worker = room.spawn(|| ready.store(true, SeqCst));
        let seen = ready.load(SeqCst);
        worker.join().unwrap();
        format!("{seen} {}", ready.load(SeqCst))
    })
}

pub fn six_visitors() -> u32 {
    let counter = AtomicU32::new(0);
    let gate = || {
        for _ in 0..3 {
            let n = counter.load(SeqCst);
            counter.store(n + 1, SeqCst);
        }
    };
    thread::scope(|museum| {
        museum.spawn(gate);
        museum.spawn(gate);
    });
    counter.into_inner()
}
