//! What an answer to `semaphore` must do.

use std::mem::forget;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Barrier};
use std::thread::{self, JoinHandle};

use exercise::{CROWDS, explored, explored_crowd, sleeps};

use super::answer::{Permits, Semaphore};

exercise::checks![
    /// One thread takes permits of 3, and gives them back.
    gives_back_what_was_taken,
    /// The one who holds 2 of 3 permits panics.
    gives_back_after_a_panic,
    /// 1 of 2 permits is taken; somebody wants 2.
    sleeps_until_enough_are_free,
    /// 2 permits are free; two threads try for one each.
    refuses_only_when_too_few_are_free,
    /// 1 permit is free; two threads try for it.
    hands_out_a_permit_once,
    /// 1 of 2 permits is taken. One thread acquires 2, and must wait; main tries for 1.
    takes_all_or_none,
    /// 1 of 2 permits is taken. One thread tries for 2, in vain; main tries for 1.
    tries_for_all_or_none,
    /// 1 of 2 permits is taken. One thread acquires 2, and must wait; main acquires 1.
    lets_a_small_one_pass_at_once,
    /// There are 2 permits; three threads acquire 2, 1 and 1.
    never_lets_in_too_many,
    /// Both permits are taken; two threads wait for one each, and inside they wait for each other.
    lets_in_all_who_can_go_in,
    /// All 3 permits are taken; two threads wait for 1 and for 2, and inside they wait for each other.
    lets_in_those_who_fit_together,
    /// Both permits are taken, one by one; two threads wait for 2 and for 1. One permit comes back.
    lets_the_small_ones_pass,
    /// Both permits are taken, one by one; a thread waits for 2. One permit comes back, then the other.
    lets_in_the_big_one,
    /// The only permit of one semaphore is taken, and a thread waits for it; another semaphore has one, too.
    has_permits_of_its_own,
    /// Each of 3 threads, then of 5, 9, 17 and 29, sleeps until a permit is free; then all come back at once.
    lets_in_a_crowd,
    /// A semaphore with 70000 permits.
    counts_far,
    /// There are 3 permits; four threads acquire 1, 1, 2 and 3, 200 times.
    keeps_count_on_real_threads,
];

fn gives_back_what_was_taken() {
    explored(|| {
        let semaphore = Semaphore::new(3);
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
        for _ in 0..2 {
            drop(semaphore.acquire(3));
            let too_many = semaphore.try_acquire(4);
            assert!(
                too_many.is_none(),
                "there are 3 permits, and 4 were handed out"
            );
        }
    });
}

fn has_permits_of_its_own() {
    explored(|| {
        let semaphores = [(); 2].map(|()| Arc::new(Semaphore::new(1)));
        let in_use = semaphores[0].acquire(1);
        let waits = acquire(&semaphores[0], 1);
        assert!(
            semaphores[1].try_acquire(1).is_some(),
            "another semaphore lacks the permits of this one"
        );
        drop(in_use);
        waits.join().unwrap();
    });
}

fn gives_back_after_a_panic() {
    explored(|| {
        let semaphore = Arc::new(Semaphore::new(3));
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
    });
}

fn counts_far() {
    let late = "taking and giving back 70000 permits took longer than 5 seconds";
    exercise::soon(late, || {
        let semaphore = Semaphore::new(70_000);
        let (few, many) =
            (semaphore.try_acquire(200), semaphore.try_acquire(5_000));
        assert!(
            few.is_some() && many.is_some(),
            "70000 permits were free, and 200 and then 5000 were not to be had"
        );
        let most = semaphore.acquire(64_799);
        let two = semaphore.try_acquire(2).is_none();
        let one = semaphore.try_acquire(1).is_some();
        assert!(
            two && one,
            "1 of 70000 permits was free, and 2 were handed out, or none"
        );
        drop((few, many, most));
        assert!(
            semaphore.try_acquire(70_000).is_some(),
            "all 70000 permits came back, and not all are free"
        );
    });
}

/// A thread that goes in and comes out.
fn acquire(semaphore: &Arc<Semaphore>, count: u32) -> JoinHandle<()> {
    let semaphore = Arc::clone(semaphore);
    thread::spawn(move || drop(semaphore.acquire(count)))
}

fn sleeps_until_enough_are_free() {
    for unparked in [false, true] {
        sleeps(
            "1 of 2 permits is free, and acquire(2) must wait",
            move || {
                if unparked {
                    thread::current().unpark(); // the first `park` returns at once
                }
                let semaphore = Semaphore::new(2);
                let _one = semaphore.acquire(1);
                let _two = semaphore.acquire(2);
            },
        );
    }
}

fn refuses_only_when_too_few_are_free() {
    explored(|| {
        let served = two_try_for_one(2);
        assert!(
            served == 2,
            "2 permits were free, and of two who wanted 1 not both got it: \
             they were refused"
        );
    });
}

fn hands_out_a_permit_once() {
    explored(|| {
        let served = two_try_for_one(1);
        assert!(
            served == 1,
            "1 permit was free, two tried to take it, and {served} have it"
        );
    });
}

/// Two threads, this one among them, try for a permit, and keep it.
fn two_try_for_one(permits: u32) -> usize {
    let semaphore = Arc::new(Semaphore::new(permits));
    let try_it = move || semaphore.try_acquire(1).map(forget).is_some();
    let other = thread::spawn(try_it.clone());
    usize::from(try_it()) + usize::from(other.join().unwrap())
}

fn takes_all_or_none() {
    explored(|| {
        one_is_left_while(
            |semaphore| drop(semaphore.acquire(2)),
            |semaphore| semaphore.try_acquire(1),
        );
    });
}

fn tries_for_all_or_none() {
    explored(|| {
        one_is_left_while(
            |semaphore| drop(semaphore.try_acquire(2)),
            |semaphore| semaphore.try_acquire(1),
        );
    });
}

fn lets_a_small_one_pass_at_once() {
    explored(|| {
        one_is_left_while(
            |semaphore| drop(semaphore.acquire(2)),
            |semaphore| Some(semaphore.acquire(1)),
        );
    });
}

/// Of two permits one is taken; the other is free, whoever wants two.
fn one_is_left_while(
    somebody_wants_two: fn(&Semaphore),
    take_one: fn(&Semaphore) -> Option<Permits<'_>>,
) {
    let semaphore = Arc::new(Semaphore::new(2));
    let first = semaphore.acquire(1);
    let other = {
        let semaphore = Arc::clone(&semaphore);
        thread::spawn(move || somebody_wants_two(&semaphore))
    };
    let second = take_one(&semaphore);
    assert!(
        second.is_some(),
        "1 permit was free, but somebody who wants 2 has taken it"
    );
    drop((first, second));
    other.join().unwrap();
}

fn never_lets_in_too_many() {
    explored(|| {
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
    });
}

fn lets_in_all_who_can_go_in() {
    explored(|| {
        let semaphore = Arc::new(Semaphore::new(2));
        let all = semaphore.acquire(2);
        let ships = meet_inside(&semaphore, &[1, 1]);
        drop(all);
        ships.into_iter().for_each(|ship| ship.join().unwrap());
    });
}

fn lets_in_those_who_fit_together() {
    for counts in [[1, 2], [2, 1]] {
        explored(move || {
            let semaphore = Arc::new(Semaphore::new(3));
            let all = semaphore.acquire(3);
            let ships = meet_inside(&semaphore, &counts);
            drop(all);
            ships.into_iter().for_each(|ship| ship.join().unwrap());
        });
    }
}

fn lets_in_a_crowd() {
    for ships in CROWDS {
        explored_crowd(ships, move || {
            let permits = u32::try_from(ships).unwrap();
            let semaphore = Arc::new(Semaphore::new(permits));
            let all = semaphore.acquire(permits);
            let inside = meet_inside(&semaphore, &vec![1; ships]);
            // When this one has run, the others sleep.
            thread::spawn(|| ()).join().unwrap();
            drop(all);
            inside.into_iter().for_each(|ship| ship.join().unwrap());
        });
    }
}

/// Ships that need so many permits each. Inside, nobody passes the barrier before all are there.
fn meet_inside(
    semaphore: &Arc<Semaphore>,
    counts: &[u32],
) -> Vec<JoinHandle<()>> {
    let barrier = Arc::new(Barrier::new(counts.len()));
    let ship = |&count: &u32| {
        let (semaphore, barrier) =
            (Arc::clone(semaphore), Arc::clone(&barrier));
        thread::spawn(move || {
            let _permits = semaphore.acquire(count);
            barrier.wait();
        })
    };
    counts.iter().map(ship).collect()
}

fn lets_the_small_ones_pass() {
    explored(|| {
        let semaphore = Arc::new(Semaphore::new(2));
        let (first, second) =
            (semaphore.acquire(1), semaphore.acquire(1));
        let [big, small] =
            [2, 1].map(|count| acquire(&semaphore, count));
        drop(first);
        small.join().unwrap(); // one permit is enough for it
        drop(second);
        big.join().unwrap();
    });
}

fn lets_in_the_big_one() {
    explored(|| {
        let semaphore = Arc::new(Semaphore::new(2));
        let (first, second) =
            (semaphore.acquire(1), semaphore.acquire(1));
        let big = acquire(&semaphore, 2);
        drop(first);
        drop(second);
        big.join().unwrap();
    });
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
