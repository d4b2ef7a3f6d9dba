//! What an answer to `latch` must do.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread::{self, JoinHandle};

use exercise::{
    CROWDS, explored, explored_crowd, sleeps, sleeps_within,
};

use super::answer::Latch;

exercise::checks![
    /// A latch that is open from the beginning; wait is called twice.
    is_open_without_a_count,
    /// A latch that is counted down from 2, and then once more; wait is called before that and after.
    opens_for_good,
    /// A latch with a count of 2 is counted down once; then main waits.
    sleeps_while_it_is_closed,
    /// Two threads count a latch down from 2, each after its thing has happened; main waits.
    stays_closed_before_the_last,
    /// Two threads wait for a latch with a count of 1, and main counts it down.
    lets_everybody_through,
    /// Two threads count a latch down from 1, one of them in vain; main waits.
    survives_one_too_many_at_the_same_moment,
    /// A latch with a count of 300 is counted down 299 times, and then the last time.
    counts_far,
    /// A thread waits for each of two latches; only the second one is opened before that thread is joined.
    has_a_door_of_its_own,
    /// 3 threads, then 5, 9, 17 and 29, sleep at a latch; then another one opens it.
    lets_a_crowd_through,
    /// 3 threads wait, and 4 count down, a hundred times.
    opens_on_real_threads,
];

fn is_open_without_a_count() {
    explored(|| {
        let latch = Latch::new(0);
        latch.wait();
        latch.count_down(); // changes nothing
        latch.wait();
    });
}

fn opens_for_good() {
    explored(|| {
        let latch = Latch::new(2);
        (0..2).for_each(|_| latch.count_down());
        latch.wait();
        latch.wait();
        latch.count_down(); // once more than necessary
        latch.wait();
    });
}

fn sleeps_while_it_is_closed() {
    for unparked in [false, true] {
        sleeps(
            "wait must wait for the second of two count_downs",
            move || {
                if unparked {
                    thread::current().unpark(); // the first `park` returns at once
                }
                let latch = Latch::new(2);
                latch.count_down();
                latch.wait();
            },
        );
    }
}

fn counts_far() {
    let waits = "wait must wait for the last of 300 count_downs";
    sleeps_within(2000, waits, || {
        let latch = Latch::new(300);
        (1..300).for_each(|_| latch.count_down());
        latch.wait();
    });
    explored_crowd(5, || {
        let latch = Latch::new(300);
        (0..300).for_each(|_| latch.count_down());
        latch.wait();
    });
}

fn stays_closed_before_the_last() {
    explored(|| {
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
    });
}

fn lets_everybody_through() {
    explored(|| {
        let latch = Arc::new(Latch::new(1));
        let sleepers = [(); 2].map(|()| wait_for(&latch));
        latch.count_down();
        join(sleepers);
    });
}

fn survives_one_too_many_at_the_same_moment() {
    explored(|| {
        let latch = Arc::new(Latch::new(1));
        let workers = [(); 2].map(|()| {
            let latch = Arc::clone(&latch);
            thread::spawn(move || latch.count_down())
        });
        latch.wait();
        join(workers);
        latch.wait();
    });
}

fn has_a_door_of_its_own() {
    explored(|| {
        let latches = [(); 2].map(|()| Arc::new(Latch::new(1)));
        let [first, second] = latches.each_ref().map(wait_for);
        latches[1].count_down();
        second.join().unwrap();
        latches[0].count_down();
        first.join().unwrap();
    });
}

fn lets_a_crowd_through() {
    for sleepers in CROWDS {
        explored_crowd(sleepers, move || {
            let latch = Arc::new(Latch::new(1));
            let mut threads: Vec<_> =
                (0..sleepers).map(|_| wait_for(&latch)).collect();
            threads.push(thread::spawn(move || latch.count_down()));
            join(threads);
        });
    }
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

fn wait_for(latch: &Arc<Latch>) -> JoinHandle<()> {
    let latch = Arc::clone(latch);
    thread::spawn(move || latch.wait())
}

fn join(threads: impl IntoIterator<Item = JoinHandle<()>>) {
    threads.into_iter().for_each(|thread| thread.join().unwrap());
}
