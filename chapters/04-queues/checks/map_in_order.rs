//! What an answer to `map_in_order` must do.

use std::collections::HashSet;
use std::sync::{Arc, Barrier};
use std::thread::{self, ThreadId};

use crossbeam_channel::{Receiver, unbounded};

use super::answer::map_in_order;
use crate::explored::{explored, explored_a_little, sleeps};

exercise::checks![
    /// One worker or a few, and a few items; some of them are equal.
    keeps_the_order_in_any_schedule,
    /// One worker, and more items than some queues hold.
    has_room_for_any_number_of_items,
    /// There are as many items as workers, and each of them waits at a
    /// barrier until all the others have come to it.
    works_on_an_item_on_each_worker_at_once,
    /// Each result says in which thread it was made.
    leaves_no_more_threads_to_work_than_workers,
    /// The work on the only item goes on for ever, so `map_in_order` can't
    /// return; it has to wait asleep.
    sleeps_while_it_waits,
    starts_no_more_threads_than_workers,
    keeps_the_order_on_real_threads,
];

/// Neither rises nor falls with `n`.
fn worked(n: u32) -> u32 {
    n.wrapping_mul(0x9E37_79B1) ^ 5
}

fn in_order(items: &[u32], workers: usize) {
    let results = map_in_order(items.to_vec(), workers, worked);
    let expected: Vec<u32> = items.iter().map(|&n| worked(n)).collect();
    let (mut sorted, mut all) = (results.clone(), expected.clone());
    sorted.sort();
    all.sort();
    assert!(
        sorted == all,
        "results are missing, or there twice: {} items were to have {} \
         results, and {} came back: {:?}",
        items.len(),
        expected.len(),
        results.len(),
        &results[..results.len().min(10)]
    );
    assert!(
        results == expected,
        "the results of {} items are there, in another order",
        items.len()
    );
}

fn keeps_the_order_in_any_schedule() {
    for (items, workers) in [
        (&[3, 1, 2][..], 2),
        (&[7, 7], 2),
        (&[], 2),
        (&[u32::MAX], 1),
        (&[0, 9], 1),
        (&[4], 3),
    ] {
        explored(move || in_order(items, workers));
    }
}

fn has_room_for_any_number_of_items() {
    explored(|| in_order(&[5, 4, 3, 2, 1], 1));
    explored_a_little(|| in_order(&[6; 50], 1));
}

fn works_on_an_item_on_each_worker_at_once() {
    explored(|| meet(2));
    for workers in [3, 5, 11, 29] {
        explored_a_little(move || meet(workers));
    }
}

fn meet(workers: usize) {
    let barrier = Arc::new(Barrier::new(workers));
    let items = vec![barrier; workers];
    map_in_order(items, workers, |barrier| {
        barrier.wait();
    });
}

fn leaves_no_more_threads_to_work_than_workers() {
    explored(|| at_work(2, 1));
    explored(|| at_work(3, 2));
}

fn starts_no_more_threads_than_workers() {
    exercise::soon(
        "all work is done at once, and map_in_order did not return",
        || at_work(100, 3),
    );
}

fn at_work(items: usize, workers: usize) {
    let ids: Vec<ThreadId> =
        map_in_order(vec![(); items], workers, |()| {
            thread::current().id()
        });
    let threads = ids.iter().collect::<HashSet<_>>().len();
    assert!(
        threads <= workers,
        "{threads} threads did the work: more threads than workers \
         ({workers})"
    );
}

fn sleeps_while_it_waits() {
    sleeps("the work on an item goes on for ever", || {
        let (never_sent, never) = unbounded::<()>();
        map_in_order(vec![never], 2, |never: Receiver<()>| {
            never.recv().unwrap();
        });
        drop(never_sent);
    });
}

fn keeps_the_order_on_real_threads() {
    let items: Vec<u32> = (0..20_000).map(|n| n % 1009).collect();
    exercise::soon(
        "20,000 items, four workers, and map_in_order did not return: has a \
         queue been filled that nobody empties yet?",
        move || in_order(&items, 4),
    );
}
