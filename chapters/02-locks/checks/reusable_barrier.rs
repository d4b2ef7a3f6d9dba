//! What an answer to `reusable_barrier` must do.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;

use super::answer::Barrier;

#[path = "asleep.rs"]
mod asleep;
use asleep::waits_asleep;

exercise::checks![
    sleeps_until_all_have_come,
    holds_two_together_in_every_round,
    holds_three_together,
    needs_nobody_else_if_it_is_for_one,
    holds_together_on_real_threads,
];

fn sleeps_until_all_have_come() {
    waits_asleep(|| {
        Barrier::new(2).wait();
        panic!("one of two had come, and went on alone");
    });
}

fn holds_two_together_in_every_round() {
    explorer::explore(|| meet::<3>(2)).assert_ok();
}

fn holds_three_together() {
    explorer::explore(|| meet::<1>(3)).assert_ok();
}

fn needs_nobody_else_if_it_is_for_one() {
    explorer::explore(|| {
        let barrier = Barrier::new(1);
        for round in 1..=3 {
            let leader = barrier.wait();
            assert!(leader, "a barrier for one, round {round}: true was returned to nobody");
        }
    })
    .assert_ok();
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
