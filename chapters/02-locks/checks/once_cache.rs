//! What an answer to `once_cache` must do.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier};
use std::thread;

use super::answer::OnceCache;

#[path = "asleep.rs"]
mod asleep;
use asleep::waits_asleep;

exercise::checks![
    remembers_each_key,
    sleeps_while_another_computes,
    computes_once_for_two,
    serves_everybody_who_waits,
    computes_two_keys_at_once,
    gives_known_values_meanwhile,
    computes_once_on_real_threads,
];

fn remembers_each_key() {
    explorer::explore(|| {
        let (cache, other) = (OnceCache::new(), OnceCache::new());
        for (key, value) in [("zero", 0), ("", 7), ("most", u64::MAX)] {
            let got = cache.get(key, || value);
            assert!(got == value, "{key:?} was computed as {value}, but get returned {got}");
        }
        for (key, value) in [("zero", 0), ("", 7), ("most", u64::MAX)] {
            let got = cache.get(key, || panic!("{key:?} was known, but it is computed again"));
            assert!(got == value, "the value of {key:?} is {value}, but get returned {got}");
        }
        let got = other.get("zero", || 1);
        assert!(got == 1, "\"zero\" is new to another cache, but its get returned {got}");
    })
    .assert_ok();
}

fn sleeps_while_another_computes() {
    waits_asleep(|| {
        let cache = Arc::new(OnceCache::new());
        let computing = Arc::new(Barrier::new(2));
        let for_ever = || {
            let nobody_else_comes = Barrier::new(2);
            nobody_else_comes.wait();
        };
        let _other = {
            let (cache, computing) =
                (Arc::clone(&cache), Arc::clone(&computing));
            thread::spawn(move || {
                cache.get("key", || {
                    computing.wait();
                    for_ever();
                    7
                })
            })
        };
        computing.wait();
        cache.get("key", || 7);
        for_ever(); // that it computes again is for the next check to say
    });
}

fn computes_once_for_two() {
    explorer::explore(|| all_get_the_value(2)).assert_ok();
}

fn serves_everybody_who_waits() {
    explorer::explore(|| all_get_the_value(3)).assert_ok();
}

/// So many threads, this one among them, ask for one key.
fn all_get_the_value(threads: usize) {
    let cache = Arc::new(OnceCache::new());
    let computed = Arc::new(AtomicUsize::new(0));
    let ask = {
        let computed = Arc::clone(&computed);
        move || {
            let got = cache.get("key", || {
                computed.fetch_add(1, SeqCst);
                7
            });
            assert!(got == 7, "the value is 7, but get returned {got}");
        }
    };
    let others: Vec<_> =
        (1..threads).map(|_| thread::spawn(ask.clone())).collect();
    ask();
    others.into_iter().for_each(|other| other.join().unwrap());
    let computed = computed.load(SeqCst);
    assert!(
        computed == 1,
        "the same key was computed {computed} times"
    );
}

fn computes_two_keys_at_once() {
    explorer::explore(|| {
        let cache = Arc::new(OnceCache::new());
        // Nobody passes the barrier before both are computing.
        let barrier = Arc::new(Barrier::new(2));
        let compute = |key, value| {
            let (cache, barrier) =
                (Arc::clone(&cache), Arc::clone(&barrier));
            move || {
                cache.get(key, || {
                    barrier.wait();
                    value
                })
            }
        };
        let other = thread::spawn(compute("left", 1));
        let right = compute("right", 2)();
        let got = (other.join().unwrap(), right);
        assert!(
            got == (1, 2),
            "left is 1 and right is 2, but get returned {got:?}"
        );
    })
    .assert_ok();
}

fn gives_known_values_meanwhile() {
    explorer::explore(|| {
        let cache = Arc::new(OnceCache::new());
        cache.get("known", || 1);
        // The slow one is not done before this thread has got what it wants.
        let barrier = Arc::new(Barrier::new(2));
        let slow = {
            let (cache, barrier) =
                (Arc::clone(&cache), Arc::clone(&barrier));
            thread::spawn(move || {
                cache.get("slow", || {
                    barrier.wait();
                    2
                })
            })
        };
        let got = cache.get("known", || {
            panic!("the key was known, but it is computed again")
        });
        barrier.wait();
        let got = (got, slow.join().unwrap());
        assert!(
            got == (1, 2),
            "known is 1 and slow is 2, but get returned {got:?}"
        );
    })
    .assert_ok();
}

fn computes_once_on_real_threads() {
    let (cache, computed) = (OnceCache::new(), AtomicUsize::new(0));
    let ask = || {
        for key in 0..100 {
            let got = cache.get(&key.to_string(), || {
                computed.fetch_add(1, SeqCst);
                thread::yield_now();
                key
            });
            assert!(
                got == key,
                "the value is {key}, but get returned {got}"
            );
        }
    };
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(ask);
        }
    });
    let computed = computed.load(SeqCst);
    assert!(
        computed == 100,
        "100 keys, and there were {computed} computations"
    );
}
