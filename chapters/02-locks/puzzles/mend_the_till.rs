//! A till for one at a time, made by hand: a sign says whether somebody
//! is there. Who has no money leaves early. Four cures: which works?

use std::sync::{Condvar, Mutex};
use std::thread;

struct Till {
    busy: Mutex<bool>,
    free: Condvar,
}

fn queue(pay: impl Fn(&Till, bool) + Sync) {
    let till = Till { busy: Mutex::new(false), free: Condvar::new() };
    thread::scope(|shop| {
        shop.spawn(|| pay(&till, true));
        shop.spawn(|| pay(&till, false));
    });
}

fn come(till: &Till) {
    let mut busy = till.busy.lock().unwrap();
    while *busy {
        busy = till.free.wait(busy).unwrap();
    }
    *busy = true;
}

fn go(till: &Till) {
    *till.busy.lock().unwrap() = false;
    till.free.notify_one();
}

/// Goes when the bill is paid.
pub fn broken() {
    queue(|till, has_money| {
        come(till);
        if !has_money {
            return;
        }
        go(till);
    });
}

/// Turn the sign before leaving early.
pub fn turn_the_sign() {
    queue(|till, has_money| {
        come(till);
        if !has_money {
            *till.busy.lock().unwrap() = false;
            return;
        }
        go(till);
    });
}

/// Ring the bell before leaving early.
pub fn ring_the_bell() {
    queue(|till, has_money| {
        come(till);
        if !has_money {
            till.free.notify_one();
            return;
        }
        go(till);
    });
}

/// Whoever pays rings for all.
pub fn ring_for_all() {
    queue(|till, has_money| {
        come(till);
        if !has_money {
            return;
        }
        go(till);
        till.free.notify_all();
    });
}

/// Leave it to `drop`, which no way out can forget.
pub fn guard() {
    struct Turn<'a>(&'a Till);
    impl Drop for Turn<'_> {
        fn drop(&mut self) {
            go(self.0);
        }
    }
    queue(|till, has_money| {
        come(till);
        let _turn = Turn(till);
        if !has_money {
            return;
        }
        _ = "pays";
    });
}
