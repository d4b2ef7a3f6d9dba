//! Small programs to think about: how can each of them end?

use std::sync::{Condvar, Mutex};
use std::thread;

pub fn try_both() -> u32 {
    let forks = [Mutex::new(()), Mutex::new(())];
    let eaten = Mutex::new(0);
    let eat = |near: usize| {
        let _near = forks[near].lock().unwrap();
        if forks[1 - near].try_lock().is_ok() {
            *eaten.lock().unwrap() += 1;
        }
    };
    thread::scope(|table| {
        table.spawn(|| eat(0));
        table.spawn(|| eat(1));
    });
    eaten.into_inner().unwrap()
}

pub fn join_in_hand() -> u32 {
    let total = Mutex::new(0);
    thread::scope(|room| {
        let adder = room.spawn(|| *total.lock().unwrap() += 1);
        let sum = total.lock().unwrap();
        adder.join().unwrap();
        *sum
    })
}

pub fn one_ring() -> &'static str {
    let (table, bell) = (Mutex::new(()), Condvar::new());
    thread::scope(|house| {
        house.spawn(|| bell.notify_one());
        drop(bell.wait(table.lock().unwrap()));
    });
    "the guest has heard it"
}

pub fn same_order() -> u32 {
    let (left, right) = (Mutex::new(0), Mutex::new(0));
    let add = || {
        let mut one = left.lock().unwrap();
        *right.lock().unwrap() += 1;
        *one += 1;
    };
    thread::scope(|room| {
        room.spawn(add);
        room.spawn(add);
    });
    *left.lock().unwrap() + *right.lock().unwrap()
}

pub fn waits_with_two() -> &'static str {
    let (door, news) = (Mutex::new(()), Mutex::new(false));
    let bell = Condvar::new();
    thread::scope(|house| {
        house.spawn(|| {
            let _door = door.lock().unwrap();
            *news.lock().unwrap() = true;
            bell.notify_one();
        });
        let _door = door.lock().unwrap();
        let mut has_come = news.lock().unwrap();
        while !*has_come {
            has_come = bell.wait(has_come).unwrap();
        }
    });
    "the news has come"
}

pub fn swapped_places() -> &'static str {
    let (left, right) = (Mutex::new(1), Mutex::new(2));
    let swap = |one: &Mutex<i32>, other: &Mutex<i32>| {
        let had = *one.lock().unwrap();
        let got = std::mem::replace(&mut *other.lock().unwrap(), had);
        *one.lock().unwrap() = got;
    };
    thread::scope(|room| {
        room.spawn(|| swap(&left, &right));
        room.spawn(|| swap(&right, &left));
    });
    match (left.into_inner().unwrap(), right.into_inner().unwrap()) {
        (1, 2) => "1 2",
        (2, 1) => "2 1",
        (1, 1) => "1 1",
        (2, 2) => "2 2",
        _ => "something else",
    }
}
