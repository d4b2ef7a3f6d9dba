//! What an answer to `lock_both` must do.

use std::sync::{Arc, Mutex};
use std::thread;

#[path = "explored.rs"]
mod explored;

use super::answer::lock_both;
use explored::{explored, explored_within, sleeps};

exercise::checks![
    locks_both_and_gives_both_back,
    serves_two_in_opposite_order,
    sleeps_while_it_waits,
    serves_three_in_a_circle,
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
    });
}

fn serves_two_in_opposite_order() {
    explored_within(STEPS, || all_of(&[(0, 1), (1, 0)], 1));
}

fn serves_three_in_a_circle() {
    explored_within(STEPS, || all_of(&[(0, 1), (1, 2), (2, 0)], 1));
}

fn serves_two_on_real_threads() {
    all_of(&[(0, 1), (1, 0)], 10_000);
}

/// A thread for each pair locks it so often, and adds 1 to both.
fn all_of(pairs: &[(usize, usize)], times: u32) {
    let locks = Arc::new([Mutex::new(0), Mutex::new(0), Mutex::new(0)]);
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
    let sum: u32 = locks.iter().map(|lock| *lock.lock().unwrap()).sum();
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
