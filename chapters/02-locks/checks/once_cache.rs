//! What an answer to `once_cache` must do.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier};
use std::thread;

use exercise::{CROWDS, explored, explored_crowd, sleeps};

use super::answer::OnceCache;

exercise::checks![
    /// One thread asks for keys that are alike, twice.
    remembers_each_key,
    /// One thread is computing the value of a key, for ever; another one asks for it.
    sleeps_while_another_computes,
    /// Two threads ask for one key.
    computes_once_for_two,
    /// Three threads ask for one key.
    serves_everybody_who_waits,
    /// Two threads ask for different keys; each computes until the other one does.
    computes_two_keys_at_once,
    /// One thread computes a key until main has got the value of another one, which is known.
    gives_known_values_meanwhile,
    /// A computes a key until main has got the value of another one; B asks for the same key as A.
    is_not_held_up_by_those_who_wait,
    /// 3 threads, then 5, 9, 17 and 29, sleep while another one computes what they ask for.
    serves_a_crowd,
    /// 3 threads ask for different keys, then 5, 9, 17 and 29; each computes until all do.
    computes_a_crowd_of_keys_at_once,
    /// 4 threads ask for 100 keys, in the same order.
    computes_once_on_real_threads,
    /// 4 threads ask for a new key at the same moment, a thousand times.
    computes_once_at_the_same_moment_on_real_threads,
    /// One thread asks for 10000 keys, twice.
    remembers_many_keys,
    /// 131 threads ask for different keys; each computes until all do.
    computes_131_keys_at_once_on_real_threads,
];

/// Alike in every way but one.
const KEYS: [&str; 12] = [
    "key",
    "Key",
    "KEY",
    "key ",
    " key",
    "kye",
    "yek",
    "ke",
    "k",
    "",
    "k\u{e9}y",
    "keykeykeykeykeykeykeykeykeykeykeykeykey",
];

fn remembers_each_key() {
    explored(|| {
        let (cache, other) = (OnceCache::new(), OnceCache::new());
        // All different, from the least to the greatest.
        let values =
            || KEYS.into_iter().zip((0..).map(|n| n * (u64::MAX / 11)));
        for (key, value) in values() {
            let got = cache.get(key, || value);
            assert!(
                got == value,
                "{key:?} was computed as {value}, but get returned {got}"
            );
        }
        for (key, value) in values() {
            let got = cache.get(key, || {
                panic!("{key:?} was known, but it is computed again")
            });
            assert!(
                got == value,
                "the value of {key:?} is {value}, but get returned {got}"
            );
        }
        let got = other.get("key", || 1);
        assert!(
            got == 1,
            "\"key\" is new to another cache, but its get returned {got}"
        );
    });
}

fn sleeps_while_another_computes() {
    for unparked in [false, true] {
        let waits = "another thread computes the value, and get must wait for it";
        sleeps(waits, move || {
            if unparked {
                thread::current().unpark(); // the first `park` returns at once
            }
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
}

fn computes_once_for_two() {
    explored(|| all_get_the_value(2));
}

fn serves_everybody_who_waits() {
    explored(|| all_get_the_value(3));
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
    explored(|| {
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
    });
}

fn gives_known_values_meanwhile() {
    explored(|| {
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
    });
}

fn is_not_held_up_by_those_who_wait() {
    explored(|| {
        let cache = Arc::new(OnceCache::new());
        // The slow one is not done before this thread has got what it wants.
        let barrier = Arc::new(Barrier::new(2));
        let slow = [(); 2].map(|()| {
            let (cache, barrier) =
                (Arc::clone(&cache), Arc::clone(&barrier));
            thread::spawn(move || {
                cache.get("slow", || {
                    barrier.wait();
                    2
                })
            })
        });
        let got = cache.get("other", || 1);
        assert!(got == 1, "the value is 1, but get returned {got}");
        barrier.wait();
        for slow in slow {
            let got = slow.join().unwrap();
            assert!(got == 2, "the value is 2, but get returned {got}");
        }
    });
}

fn serves_a_crowd() {
    for waiting in CROWDS {
        explored_crowd(waiting, move || {
            let cache = Arc::new(OnceCache::new());
            let ask = || {
                let cache = Arc::clone(&cache);
                move || {
                    cache.get("key", || {
                        // Until this one has run. By then the others sleep.
                        thread::spawn(|| ()).join().unwrap();
                        7
                    })
                }
            };
            let others: Vec<_> =
                (0..=waiting).map(|_| thread::spawn(ask())).collect();
            for other in others {
                let got = other.join().unwrap();
                assert!(
                    got == 7,
                    "the value is 7, but get returned {got}"
                );
            }
        });
    }
}

fn computes_a_crowd_of_keys_at_once() {
    for keys in CROWDS {
        explored_crowd(keys, move || compute_at_once(keys));
    }
}

fn computes_131_keys_at_once_on_real_threads() {
    let late = "131 different keys were not computed at the same time: the computations wait for each other";
    exercise::soon(late, || compute_at_once(131));
}

/// Nobody passes the barrier before all keys, which are alike, are being computed.
fn compute_at_once(keys: usize) {
    let cache = Arc::new(OnceCache::new());
    let barrier = Arc::new(Barrier::new(keys));
    let compute = |n: usize| {
        let (cache, barrier) =
            (Arc::clone(&cache), Arc::clone(&barrier));
        thread::spawn(move || {
            cache.get(&format!("key {n:03}"), || {
                barrier.wait();
                n as u64
            })
        })
    };
    let threads: Vec<_> = (0..keys).map(compute).collect();
    for (n, thread) in (0..).zip(threads) {
        let got = thread.join().unwrap();
        assert!(got == n, "the value is {n}, but get returned {got}");
    }
}

fn remembers_many_keys() {
    let cache = OnceCache::new();
    let key = |n: u64| format!("{n}");
    for n in 0..10_000 {
        cache.get(&key(n), || n);
    }
    for n in 0..10_000 {
        let got = cache.get(&key(n), || {
            panic!("of 10000 keys, key {n} is computed again")
        });
        assert!(got == n, "the value is {n}, but get returned {got}");
    }
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

fn computes_once_at_the_same_moment_on_real_threads() {
    let (cache, computed) = (OnceCache::new(), AtomicUsize::new(0));
    let start = Barrier::new(4);
    let ask = || {
        for key in 0..1000 {
            start.wait();
            let got = cache.get(&key.to_string(), || {
                computed.fetch_add(1, SeqCst);
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
        computed == 1000,
        "1000 keys, and there were {computed} computations"
    );
}
