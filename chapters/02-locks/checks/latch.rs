//! What an answer to `latch` must do.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread::{self, JoinHandle};

use super::answer::Latch;

#[path = "asleep.rs"]
mod asleep;
use asleep::waits_asleep;

exercise::checks![
    opens_for_good,
    sleeps_while_it_is_closed,
    stays_closed_before_the_last,
    lets_everybody_through,
    opens_on_real_threads,
];

fn opens_for_good() {
    explorer::explore(|| {
        Latch::new(0).wait(); // this one was never closed

        let latch = Latch::new(2);
        (0..2).for_each(|_| latch.count_down());
        latch.wait();
        latch.count_down(); // once more than necessary
        latch.wait();
    })
    .assert_ok();
}

fn sleeps_while_it_is_closed() {
    waits_asleep(|| {
        let (latch, other) = (Latch::new(2), Latch::new(1));
        latch.count_down();
        other.count_down();
        latch.wait();
        panic!("wait returned before the latch was counted down to 0");
    });
}

fn stays_closed_before_the_last() {
    explorer::explore(|| {
        let latch = Arc::new(Latch::new(2));
        let happened = Arc::new(AtomicU32::new(0));
        let workers = [(); 2].map(|()| {
            let (latch, happened) =
                (Arc::clone(&latch), Arc::clone(&happened));
            thread::spawn(move || {
                happened.fetch_add(1, SeqCst);
                latch.count_down();
            })
        });
        latch.wait();
        let happened = happened.load(SeqCst);
        assert!(
            happened == 2,
            "wait returned before the latch was counted down to 0: \
             {happened} of 2 things had happened"
        );
        join(workers);
    })
    .assert_ok();
}

fn lets_everybody_through() {
    explorer::explore(|| {
        let latch = Arc::new(Latch::new(1));
        let sleepers = [(); 2].map(|()| {
            let latch = Arc::clone(&latch);
            thread::spawn(move || latch.wait())
        });
        latch.count_down();
        join(sleepers);
    })
    .assert_ok();
}

fn opens_on_real_threads() {
    for _ in 0..100 {
        let latch = Latch::new(4);
        let happened = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    latch.wait();
                    let happened = happened.load(SeqCst);
                    assert!(
                        happened == 4,
                        "wait returned after {happened} of 4 things"
                    );
                });
            }
            for _ in 0..4 {
                scope.spawn(|| {
                    happened.fetch_add(1, SeqCst);
                    latch.count_down();
                });
            }
        });
    }
}

fn join(threads: [JoinHandle<()>; 2]) {
    threads.into_iter().for_each(|thread| thread.join().unwrap());
}
