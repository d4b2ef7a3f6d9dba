//! Small programs to think about: how can each of them end?

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Barrier, Mutex, RwLock};
use std::thread;

pub fn three_gates() -> u32 {
    let counter = AtomicU32::new(0);
    let gate = || {
        let n = counter.load(SeqCst);
        counter.store(n + 1, SeqCst);
    };
    thread::scope(|museum| {
        museum.spawn(gate);
        museum.spawn(gate);
        museum.spawn(gate);
    });
    counter.into_inner()
}

pub fn both_look() -> String {
    let (x, y) = (AtomicU32::new(0), AtomicU32::new(0));
    thread::scope(|room| {
        let a = room.spawn(|| {
            x.store(1, SeqCst);
            y.load(SeqCst)
        });
        let b = room.spawn(|| {
            y.store(1, SeqCst);
            x.load(SeqCst)
        });
        format!("{} {}", a.join().unwrap(), b.join().unwrap())
    })
}

pub fn a_lock_each() -> u32 {
    let counter = Mutex::new(0);
    let gate = || {
        let n = *counter.lock().unwrap();
        *counter.lock().unwrap() = n + 1;
    };
    thread::scope(|museum| {
        museum.spawn(gate);
        museum.spawn(gate);
    });
    counter.into_inner().unwrap()
}

pub fn in_one_statement() -> u32 {
    let counter = Mutex::new(0);
    *counter.lock().unwrap() = *counter.lock().unwrap() + 1;
    counter.into_inner().unwrap()
}

pub fn underscore() -> u32 {
    let (counter, lock) = (AtomicU32::new(0), Mutex::new(()));
    let gate = || {
        let _ = lock.lock();
        let n = counter.load(SeqCst);
        counter.store(n + 1, SeqCst);
    };
    thread::scope(|museum| {
        museum.spawn(gate);
        museum.spawn(gate);
    });
    counter.into_inner()
}

pub fn in_the_scrutinee() -> u32 {
    let seats = Mutex::new(1);
    match *seats.lock().unwrap() {
        0 => 0,
        _ => {
            *seats.lock().unwrap() -= 1;
            1
        }
    }
}

pub fn two_readers() -> u32 {
    let (room, inside) = (RwLock::new(()), AtomicU32::new(0));
    let most = AtomicU32::new(0);
    let visit = || {
        let _reading = room.read().unwrap();
        most.fetch_max(1 + inside.fetch_add(1, SeqCst), SeqCst);
        inside.fetch_sub(1, SeqCst);
    };
    thread::scope(|museum| {
        museum.spawn(visit);
        museum.spawn(visit);
    });
    most.into_inner()
}

pub fn leaders() -> usize {
    let meeting = Barrier::new(2);
    let come = || meeting.wait().is_leader();
    thread::scope(|path| {
        let both = [path.spawn(come), path.spawn(come)];
        let leads = both.map(|walker| walker.join().unwrap());
        leads.into_iter().filter(|it| *it).count()
    })
}

pub fn try_once() -> u32 {
    let counter = Mutex::new(0);
    let gate = || {
        if let Ok(mut n) = counter.try_lock() {
            *n += 1;
        }
    };
    thread::scope(|museum| {
        museum.spawn(gate);
        museum.spawn(gate);
    });
    counter.into_inner().unwrap()
}

pub fn poisoned() -> &'static str {
    let money = Mutex::new(10);
    thread::scope(|bank| {
        let clerk = bank.spawn(|| {
            let _money = money.lock();
            panic!("no ink");
        });
        _ = clerk.join();
    });
    match money.into_inner() {
        Ok(_) => "the money is there",
        Err(_) => "the lock is poisoned",
    }
}
