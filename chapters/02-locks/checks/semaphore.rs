//! What an answer to `semaphore` must do.

use std::mem::forget;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Barrier};
use std::thread;

use super::answer::Semaphore;

#[path = "asleep.rs"]
mod asleep;
use asleep::waits_asleep;

exercise::checks![
    gives_back_what_was_taken,
    sleeps_until_enough_are_free,
    refuses_only_when_too_few_are_free,
    hands_out_a_permit_once,
    takes_all_or_none,
    never_lets_in_too_many,
    lets_in_all_who_can_go_in,
    lets_the_small_ones_pass,
    keeps_count_on_real_threads,
];

fn gives_back_what_was_taken() {
    explorer::explore(|| {
        let (semaphore, other) =
            (Arc::new(Semaphore::new(3)), Semaphore::new(3));
        let two = semaphore.acquire(2);
        let more = semaphore.try_acquire(2);
        assert!(
            more.is_none(),
            "1 of 3 permits was free, and 2 were handed out"
        );
        let third = semaphore
            .try_acquire(1)
            .expect("1 of 3 permits was free, but not to be had");
        assert!(
            semaphore.try_acquire(1).is_none(),
            "all 3 were taken, and a fourth handed out"
        );
        drop(two);
        drop(third);
        let all = semaphore.try_acquire(3);
        assert!(
            all.is_some(),
            "all 3 permits were dropped, but only some were given back"
        );
        drop(all);
        let in_use = semaphore.acquire(3);
        assert!(
            other.try_acquire(3).is_some(),
            "another semaphore lacks the permits of this one"
        );
        drop(in_use);

        let panics = {
            let semaphore = Arc::clone(&semaphore);
            thread::spawn(move || {
                let _permits = semaphore.acquire(2);
                panic!("on purpose");
            })
        };
        let _ = panics.join();
        let all = semaphore.try_acquire(3);
        assert!(
            all.is_some(),
            "the one who held 2 permits panicked, and they are gone"
        );
    })
    .assert_ok();
}

fn sleeps_until_enough_are_free() {
    waits_asleep(|| {
        let semaphore = Semaphore::new(2);
        let _one = semaphore.acquire(1);
        let _two = semaphore.acquire(2);
        panic!("1 of 2 permits was free, and acquire(2) returned");
    });
}

fn refuses_only_when_too_few_are_free() {
    explorer::explore(|| {
        let served = two_try_for_one(2);
        assert!(
            served == 2,
            "2 permits were free, and of two who wanted 1 not both got it: \
             they were refused"
        );
    })
    .assert_ok();
}

fn hands_out_a_permit_once() {
    explorer::explore(|| {
        let served = two_try_for_one(1);
        assert!(
            served == 1,
            "1 permit was free, two tried to take it, and {served} have it"
        );
    })
    .assert_ok();
}

/// Two threads, this one among them, try for a permit, and keep it.
fn two_try_for_one(permits: u32) -> usize {
    let semaphore = Arc::new(Semaphore::new(permits));
    let try_it = move || semaphore.try_acquire(1).map(forget).is_some();
    let other = thread::spawn(try_it.clone());
    usize::from(try_it()) + usize::from(other.join().unwrap())
}

fn takes_all_or_none() {
    explorer::explore(|| {
        one_is_left_while(|semaphore| drop(semaphore.acquire(2)));
    })
    .assert_ok();
    explorer::explore(|| {
        one_is_left_while(|semaphore| drop(semaphore.try_acquire(2)));
    })
    .assert_ok();
}

/// Of two permits one is taken; the other is free, whoever wants two.
fn one_is_left_while(somebody_wants_two: fn(&Semaphore)) {
    let semaphore = Arc::new(Semaphore::new(2));
    let first = semaphore.acquire(1);
    let other = {
        let semaphore = Arc::clone(&semaphore);
        thread::spawn(move || somebody_wants_two(&semaphore))
    };
    let second = semaphore.try_acquire(1);
    assert!(
        second.is_some(),
        "1 permit was free, but somebody who wants 2 has taken it"
    );
    drop((first, second));
    other.join().unwrap();
}

fn never_lets_in_too_many() {
    explorer::explore(|| {
        let semaphore = Arc::new(Semaphore::new(2));
        let inside = Arc::new(AtomicU32::new(0));
        let go_in = move |semaphore: &Semaphore, count| {
            let _permits = semaphore.acquire(count);
            let now = inside.fetch_add(count, SeqCst) + count;
            assert!(
                now <= 2,
                "there are 2 permits, and {now} are in use"
            );
            inside.fetch_sub(count, SeqCst);
        };
        let others = [2, 1].map(|count| {
            let (semaphore, go_in) =
                (Arc::clone(&semaphore), go_in.clone());
            thread::spawn(move || go_in(&semaphore, count))
        });
        go_in(&semaphore, 1);
        others.into_iter().for_each(|other| other.join().unwrap());
        let all = semaphore.try_acquire(2);
        assert!(
            all.is_some(),
            "nobody is inside, and not all permits are free"
        );
    })
    .assert_ok();
}

fn lets_in_all_who_can_go_in() {
    explorer::explore(|| {
        let semaphore = Arc::new(Semaphore::new(2));
        let both = semaphore.acquire(2);
        // Inside, nobody passes the barrier before both are there.
        let barrier = Arc::new(Barrier::new(2));
        let ships = [(); 2].map(|()| {
            let (semaphore, barrier) =
                (Arc::clone(&semaphore), Arc::clone(&barrier));
            thread::spawn(move || {
                let _permit = semaphore.acquire(1);
                barrier.wait();
            })
        });
        drop(both);
        ships.into_iter().for_each(|ship| ship.join().unwrap());
    })
    .assert_ok();
}

fn lets_the_small_ones_pass() {
    explorer::explore(|| {
        let semaphore = Arc::new(Semaphore::new(2));
        let (first, second) =
            (semaphore.acquire(1), semaphore.acquire(1));
        let [big, small] = [2, 1].map(|count| {
            let semaphore = Arc::clone(&semaphore);
            thread::spawn(move || drop(semaphore.acquire(count)))
        });
        drop(first);
        small.join().unwrap(); // one permit is enough for it
        drop(second);
        big.join().unwrap();
    })
    .assert_ok();
}

fn keeps_count_on_real_threads() {
    let (semaphore, inside) = (Semaphore::new(3), AtomicU32::new(0));
    let go_in = &|count| {
        for _ in 0..200 {
            let _permits = semaphore.acquire(count);
            let now = inside.fetch_add(count, SeqCst) + count;
            assert!(
                now <= 3,
                "there are 3 permits, and {now} are in use"
            );
            thread::yield_now();
            inside.fetch_sub(count, SeqCst);
        }
    };
    thread::scope(|scope| {
        for count in [1, 1, 2, 3] {
            scope.spawn(move || go_in(count));
        }
    });
    assert!(
        semaphore.try_acquire(3).is_some(),
        "nobody is inside, and not all 3 are free"
    );
}
