//! What an answer to `lock_both` must do.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::thread;

use exercise::{explored, explored_within, sleeps};

use super::answer::lock_both;

exercise::checks![
    /// One thread locks two locks, in both orders.
    locks_both_and_gives_both_back,
    /// One thread locks a and b, another one b and a.
    serves_two_in_opposite_order,
    /// One of two locks is taken for ever.
    sleeps_while_it_waits,
    /// Three threads lock a and b, b and c, c and a.
    serves_three_in_a_circle,
    /// Three threads lock a and b, b and a, and again a and b.
    serves_three_at_two_locks,
    /// Two threads lock two of 65 locks in opposite order: the first one and one that is so many places away.
    serves_locks_wherever_they_are,
    /// Main has both a and b; another thread locks c and d.
    serves_others_meanwhile,
    /// Two threads lock a and b, and b and a, twice.
    serves_two_twice,
    /// One thread locks a and b 10000 times, another one b and a.
    serves_two_on_real_threads,
];

/// Whoever sleeps while waiting needs a third of them.
const STEPS: usize = 100;

fn locks_both_and_gives_both_back() {
    explored(|| {
        let [a, b] = &[Mutex::new(1), Mutex::new(2)];
        for (a, b) in [(a, b), (b, a)] {
            let values = (*a.lock().unwrap(), *b.lock().unwrap());
            let guards = lock_both(a, b);
            let got = (*guards.0, *guards.1);
            assert!(
                got == values,
                "lock_both on {values:?} returned guards of {got:?}"
            );
            drop(guards);
            let free = a.try_lock().is_ok() && b.try_lock().is_ok();
            assert!(
                free,
                "both guards were dropped, and a lock was still taken"
            );
        }
        let (number, text) = (Mutex::new(7), Mutex::new("seven"));
        let guards = lock_both(&number, &text);
        let taken =
            number.try_lock().is_err() && text.try_lock().is_err();
        let got = (*guards.0, *guards.1);
        assert!(
            taken && got == (7, "seven"),
            "lock_both on 7 and \"seven\" returned guards of {got:?}, or a lock was free"
        );
    });
}

fn serves_two_in_opposite_order() {
    explored_within(STEPS, || all_of::<2>(&[(0, 1), (1, 0)], 1));
}

fn serves_three_in_a_circle() {
    explored_within(STEPS, || {
        all_of::<3>(&[(0, 1), (1, 2), (2, 0)], 1)
    });
}

fn serves_three_at_two_locks() {
    explored_within(STEPS, || {
        all_of::<2>(&[(0, 1), (1, 0), (0, 1)], 1)
    });
}

fn serves_locks_wherever_they_are() {
    for away in [1, 2, 3, 4, 5, 8, 16, 32, 64] {
        explored_within(STEPS, move || {
            all_of::<65>(&[(0, away), (away, 0)], 1);
        });
    }
}

fn serves_two_twice() {
    explored_within(STEPS, || all_of::<2>(&[(0, 1), (1, 0)], 2));
}

fn serves_others_meanwhile() {
    explored(|| {
        let locks = Arc::new([1, 2, 3, 4].map(Mutex::new));
        let guards = lock_both(&locks[0], &locks[1]);
        let other = {
            let locks = Arc::clone(&locks);
            thread::spawn(move || {
                let (c, d) = lock_both(&locks[2], &locks[3]);
                *c + *d
            })
        };
        let sum = other.join().unwrap() + *guards.0 + *guards.1;
        assert!(
            sum == 10,
            "the guards of 1, 2, 3 and 4 are of {sum} together"
        );
    });
}

fn serves_two_on_real_threads() {
    all_of::<2>(&[(0, 1), (1, 0)], 10_000);
}

/// A thread for each pair locks it so often, and adds 1 to both.
fn all_of<const LOCKS: usize>(pairs: &[(usize, usize)], times: u32) {
    let locks = Arc::new([0; LOCKS].map(Mutex::new));
    let add = |&(a, b): &(usize, usize)| {
        let locks = Arc::clone(&locks);
        thread::spawn(move || {
            for _ in 0..times {
                let (mut a, mut b) = lock_both(&locks[a], &locks[b]);
                *a += 1;
                *b += 1;
            }
        })
    };
    let threads: Vec<_> = pairs.iter().map(add).collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    let used: BTreeSet<usize> =
        pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
    let sum: u32 =
        used.iter().map(|&n| *locks[n].lock().unwrap()).sum();
    let expected = 2 * times * u32::try_from(pairs.len()).unwrap();
    assert!(
        sum == expected,
        "{expected} times 1 was added under the locks, the sum is {sum}"
    );
}

fn sleeps_while_it_waits() {
    for (taken, first, second) in
        [(0, 0, 1), (0, 1, 0), (1, 0, 1), (1, 1, 0)]
    {
        sleeps(
            "lock_both must wait for a lock that is taken",
            move || {
                let locks = [Mutex::new(0), Mutex::new(0)];
                let _for_ever = locks[taken].lock().unwrap();
                drop(lock_both(&locks[first], &locks[second]));
            },
        );
    }
}
