//! Two eat, each needs both forks, and each takes the nearer one first.
//! Four cures: which of them works?

use std::sync::Mutex;
use std::thread;

type Fork = Mutex<u32>;

fn dinner(eat: impl Fn(&Fork, &Fork) + Sync) {
    let (left, right) = (Mutex::new(0), Mutex::new(0));
    thread::scope(|table| {
        table.spawn(|| eat(&left, &right));
        table.spawn(|| eat(&right, &left));
    });
    let used = [left, right].map(|fork| fork.into_inner().unwrap());
    assert!(used == [2, 2], "somebody has not eaten");
}

fn use_both(one: &mut u32, other: &mut u32) {
    *one += 1;
    *other += 1;
}

/// Takes one, and then the other.
pub fn broken() {
    dinner(|near, far| {
        let mut one = near.lock().unwrap();
        let mut other = far.lock().unwrap();
        use_both(&mut one, &mut other);
    });
}

/// If the other is taken, do without.
pub fn give_up() {
    dinner(|near, far| {
        let mut one = near.lock().unwrap();
        if let Ok(mut other) = far.try_lock() {
            use_both(&mut one, &mut other);
        }
    });
}

/// Only one at a time may take a first fork.
pub fn one_first() {
    let first = Mutex::new(());
    dinner(|near, far| {
        let turn = first.lock().unwrap();
        let mut one = near.lock().unwrap();
        drop(turn);
        let mut other = far.lock().unwrap();
        use_both(&mut one, &mut other);
    });
}

/// Only one at a time may take forks.
pub fn one_at_a_time() {
    let waiter = Mutex::new(());
    dinner(|near, far| {
        let turn = waiter.lock().unwrap();
        let mut one = near.lock().unwrap();
        let mut other = far.lock().unwrap();
        drop(turn);
        use_both(&mut one, &mut other);
    });
}

/// Put the first down before taking the second.
pub fn one_by_one() {
    dinner(|near, far| {
        let used = *near.lock().unwrap();
        let mut other = far.lock().unwrap();
        *other += 1;
        drop(other);
        *near.lock().unwrap() = used + 1;
    });
}
