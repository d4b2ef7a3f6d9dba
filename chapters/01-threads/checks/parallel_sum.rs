//! What an answer to `parallel_sum` must do.

use std::collections::HashSet;
use std::panic::catch_unwind;
use std::sync::{Arc, Barrier, Mutex};
use std::thread::{self, ThreadId};

use super::answer::parallel_sum;

exercise::checks![
    counts_every_item_in_any_schedule,
    works_on_two_shares_at_once,
    counts_every_item_whatever_their_number,
    counts_a_thousand_items_on_real_threads,
    starts_no_more_threads_than_it_is_told,
    passes_a_panic_on,
];

const LATE: &str =
    "on real threads, parallel_sum had not returned after 5 seconds";

fn works_on_two_shares_at_once() {
    explorer::explore(|| {
        // Nobody passes the barrier before two have come to it. With two
        // threads and an even number of items, nobody is left alone.
        let barrier = Barrier::new(2);
        let items = [&barrier, &barrier, &barrier, &barrier];
        let sum = parallel_sum(&items, 2, |barrier| {
            barrier.wait();
            1
        });
        assert!(sum == 4, "four items of 1 each, and the sum is {sum}");
    })
    .assert_ok();
}

fn counts_every_item_in_any_schedule() {
    explorer::explore(|| counts_every_item(2, 2)).assert_ok();
    explorer::explore(|| counts_every_item(3, 2)).assert_ok();
}

fn counts_every_item_whatever_their_number() {
    exercise::soon(LATE, || {
        for items in 0..=13 {
            for threads in 1..=5 {
                let outcome =
                    catch_unwind(|| counts_every_item(items, threads));
                assert!(
                    outcome.is_ok(),
                    "(this was with {items} items and {threads} threads)"
                );
            }
        }
    });
}

/// Item number n counts 2 to the power n, so that the sum tells which are in it.
fn counts_every_item(count: u32, threads: usize) {
    let items: Vec<u32> = (0..count).collect();
    let sum = parallel_sum(&items, threads, |n| 1 << n);
    let expected = (1 << count) - 1;
    if sum == expected {
        return;
    }
    let missing: Vec<u32> =
        items.iter().copied().filter(|n| sum & (1 << n) == 0).collect();
    let which = match missing[..] {
        _ if sum > expected => "some are counted twice".to_owned(),
        [one] => format!(
            "look at the item in place {one}: it is not counted"
        ),
        _ => format!(
            "look at the items in the places {missing:?}: they are not counted"
        ),
    };
    panic!(
        "{count} items, {threads} threads: the sum is {sum} instead of {expected}; {which}"
    );
}

fn counts_a_thousand_items_on_real_threads() {
    exercise::soon(LATE, || {
        let items: Vec<u64> = (1..=1000).collect();
        let sum = parallel_sum(&items, 4, |n| *n);
        assert!(
            sum == 500_500,
            "the sum of 1 to 1000 is 500500, and not {sum}"
        );
    });
}

fn starts_no_more_threads_than_it_is_told() {
    exercise::soon(LATE, || {
        for (count, threads) in
            [(5, 2), (11, 3), (100, 3), (7, 4), (3, 1)]
        {
            let seen = Arc::new(Mutex::new(HashSet::<ThreadId>::new()));
            let items = vec![Arc::clone(&seen); count];
            parallel_sum(&items, threads, |seen| {
                seen.lock().unwrap().insert(thread::current().id());
                0
            });
            // The calling thread may work as well, it wasn't started for this.
            let mut seen = seen.lock().unwrap();
            seen.remove(&thread::current().id());
            let started = seen.len();
            assert!(
                started <= threads,
                "{count} items were to be shared by {threads} threads, and {started} threads were started"
            );
        }
    });
}

fn passes_a_panic_on() {
    exercise::soon(LATE, || {
        for bad in [1, 2, 4, 5] {
            let items = [1, 2, 3, 4, 5];
            let outcome = catch_unwind(|| {
                parallel_sum(&items.map(|n| n == bad), 2, |is_bad| {
                    assert!(!is_bad, "this item can't be measured");
                    1
                })
            });
            assert!(
                outcome.is_err(),
                "measure panicked, and parallel_sum returned a sum as if all had gone well: {outcome:?}"
            );
        }
    });
}
