//! What an answer to `reusable_barrier` must do.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;

use exercise::{CROWDS, explored, explored_crowd, sleeps};

use super::answer::Barrier;

exercise::checks![
    /// One of two comes.
    sleeps_until_all_have_come,
    /// Two meet three times.
    holds_two_together_in_every_round,
    /// Three meet once.
    holds_three_together,
    /// Two meet; then one of them comes again.
    sleeps_in_the_second_round,
    /// Three meet twice.
    holds_three_together_twice,
    /// A barrier for one, in three rounds.
    needs_nobody_else_if_it_is_for_one,
    /// Two barriers; one comes to the first, while two meet at the second.
    keeps_two_barriers_apart,
    /// 5 meet, then 9, 17 and 29.
    holds_a_crowd_together,
    /// 4 meet 500 times.
    holds_together_on_real_threads,
];

fn sleeps_until_all_have_come() {
    for unparked in [false, true] {
        sleeps("wait must wait for the second of two", move || {
            if unparked {
                thread::current().unpark(); // the first `park` returns at once
            }
            Barrier::new(2).wait();
        });
    }
    sleeps("wait must wait for the third of three", || {
        let barrier = Arc::new(Barrier::new(3));
        let first = Arc::clone(&barrier);
        let first = thread::spawn(move || first.wait());
        barrier.wait();
        first.join().unwrap();
    });
}

fn sleeps_in_the_second_round() {
    sleeps(
        "in the second round, wait must wait for the second of two",
        || {
            let barrier = Arc::new(Barrier::new(2));
            let other = Arc::clone(&barrier);
            let other = thread::spawn(move || other.wait());
            barrier.wait();
            other.join().unwrap();
            barrier.wait();
        },
    );
}

fn holds_two_together_in_every_round() {
    explored(|| meet::<3>(2));
}

fn holds_three_together() {
    explored(|| meet::<1>(3));
}

fn holds_three_together_twice() {
    explored_crowd(3, || meet::<2>(3));
}

fn holds_a_crowd_together() {
    for size in &CROWDS[1..] {
        explored_crowd(*size, || meet::<2>(*size));
    }
}

fn needs_nobody_else_if_it_is_for_one() {
    explored(|| {
        let barrier = Barrier::new(1);
        for round in 1..=3 {
            let leader = barrier.wait();
            assert!(
                leader,
                "a barrier for one, round {round}: true was returned to nobody"
            );
        }
    });
}

fn keeps_two_barriers_apart() {
    explored(|| {
        let barriers = [(); 2].map(|()| Arc::new(Barrier::new(2)));
        let come = |n: usize| {
            let barrier = Arc::clone(&barriers[n]);
            thread::spawn(move || barrier.wait())
        };
        let (first, second) = (come(0), come(1));
        let leaders = usize::from(barriers[1].wait())
            + usize::from(second.join().unwrap());
        assert!(
            leaders == 1,
            "at the second barrier, true was returned to {leaders} of 2"
        );
        barriers[0].wait();
        first.join().unwrap();
    });
}

fn holds_together_on_real_threads() {
    meet::<500>(4);
}

/// So many threads, this one among them, meet in so many rounds.
fn meet<const ROUNDS: usize>(size: usize) {
    let barrier = Arc::new(Barrier::new(size));
    let arrived = Arc::new(AtomicUsize::new(0)); // in all rounds together
    let walk = move || {
        let mut led = [false; ROUNDS];
        for (before, led) in led.iter_mut().enumerate() {
            arrived.fetch_add(1, SeqCst);
            *led = barrier.wait();
            let arrived =
                arrived.load(SeqCst).saturating_sub(before * size);
            assert!(
                arrived >= size,
                "round {}: {arrived} of {size} had come, and one went on alone",
                before + 1
            );
        }
        led
    };
    let others: Vec<_> =
        (1..size).map(|_| thread::spawn(walk.clone())).collect();
    let mut led = vec![walk()];
    led.extend(others.into_iter().map(|other| other.join().unwrap()));
    for round in 0..ROUNDS {
        let leaders = led.iter().filter(|led| led[round]).count();
        assert!(
            leaders == 1,
            "round {}: true was returned to {leaders} of {size}",
            round + 1
        );
    }
}
