//! What an answer to `reusable_barrier` must do.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;

use super::answer::Barrier;

#[path = "asleep.rs"]
mod asleep;
#[path = "in_time.rs"]
mod in_time;
use asleep::waits_asleep;
use in_time::in_time;

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
    in_time(|| meet::<500>(4));
}

/// So many threads, this one among them, meet in so many rounds.
fn meet<const ROUNDS: usize>(size: usize) {
    let barrier = Arc::new(Barrier::new(size));
    let come = Arc::new([const { AtomicUsize::new(0) }; ROUNDS]);
    let leaders = Arc::new([const { AtomicUsize::new(0) }; ROUNDS]);
    let walk = {
        let leaders = Arc::clone(&leaders);
        move || {
            for round in 0..ROUNDS {
                come[round].fetch_add(1, SeqCst);
                let leader = barrier.wait();
                let come = come[round].load(SeqCst);
                assert!(
                    come == size,
                    "round {}: {come} of {size} had come, and one went on alone",
                    round + 1
                );
                leaders[round].fetch_add(leader.into(), SeqCst);
            }
        }
    };
    let others: Vec<_> =
        (1..size).map(|_| thread::spawn(walk.clone())).collect();
    walk();
    others.into_iter().for_each(|other| other.join().unwrap());
    for (round, leaders) in leaders.iter().enumerate() {
        let leaders = leaders.load(SeqCst);
        assert!(
            leaders == 1,
            "round {}: true was returned to {leaders} of {size}",
            round + 1
        );
    }
}
