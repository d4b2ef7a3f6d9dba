//! What an answer to `map_in_order` must do.

use std::collections::HashSet;
use std::sync::{Arc, Barrier};
use std::thread::{self, ThreadId};

use super::answer::map_in_order;

exercise::checks![
    keeps_the_order_in_any_schedule,
    has_room_for_any_number_of_items,
    works_on_two_items_at_once,
    starts_no_more_threads_than_workers,
    keeps_the_order_on_real_threads,
];

fn keeps_the_order_on_real_threads() {
    in_order(1000, 4);
}

fn keeps_the_order_in_any_schedule() {
    explorer::explore(|| in_order(3, 2)).assert_ok();
}

fn has_room_for_any_number_of_items() {
    explorer::explore(|| in_order(5, 1)).assert_ok();
}

fn in_order(count: u32, workers: usize) {
    let results =
        map_in_order((0..count).collect(), workers, |n| n * n);
    let expected: Vec<u32> = (0..count).map(|n| n * n).collect();
    assert!(
        results == expected,
        "the squares of 0 to {}, in another order",
        count - 1
    );
}

fn works_on_two_items_at_once() {
    explorer::explore(|| {
        // Nobody passes the barrier before both items have come to it.
        let barrier = Arc::new(Barrier::new(2));
        let items = vec![Arc::clone(&barrier), barrier];
        map_in_order(items, 2, |barrier| {
            barrier.wait();
        });
    })
    .assert_ok();
}

fn starts_no_more_threads_than_workers() {
    let ids: Vec<ThreadId> =
        map_in_order(vec![(); 100], 3, |()| thread::current().id());
    let threads = ids.iter().collect::<HashSet<_>>().len();
    assert!(
        threads <= 3,
        "{threads} threads did the work: more threads than workers (3)"
    );
}
