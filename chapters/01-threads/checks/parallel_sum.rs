//! What an answer to `parallel_sum` must do.

use std::panic::catch_unwind;
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use exercise::{
    CROWDS, explored, explored_crowd, explored_with_threads, sleeps,
};

use super::answer::parallel_sum;

exercise::checks![
    /// Two threads are to share two items, and then three.
    counts_every_item_in_any_schedule,
    /// Two threads are to share four items; of these two are always measured at the same time.
    works_on_two_shares_at_once,
    /// One thread is to measure one item, which takes for ever.
    sleeps_while_it_waits,
    /// One to seven items for one to four threads; so many threads may be started, and no more.
    starts_no_more_threads_than_it_is_told,
    /// A thread for each item; each of 3 items, then of 5, 9, 17 and 29, waits until all are being measured.
    uses_as_many_threads_as_it_is_told,
    /// Seven items for four threads, then others; an item is done when as many are being measured as there
    /// are threads, or all that are left.
    divides_the_items_evenly,
    /// All numbers of items up to 13, for one to five threads.
    counts_every_item_whatever_their_number,
    /// Four items: 18446744073708551612, 1, 1 and 1.
    adds_up_large_numbers,
    /// The numbers from 1 to 1000, for four threads.
    counts_a_thousand_items_on_real_threads,
    /// A thread for each of 131 items, which wait until all are being measured.
    uses_a_crowd_of_threads_on_real_threads,
    /// Five items for two threads; one of them can't be measured.
    passes_a_panic_on,
];

const LATE: &str =
    "on real threads, parallel_sum had not returned after 5 seconds";

fn counts_every_item_in_any_schedule() {
    explored(|| counts_every_item(2, 2));
    explored(|| counts_every_item(3, 2));
}

fn works_on_two_shares_at_once() {
    explored(|| measure_in_rounds(4, 2));
}

fn uses_as_many_threads_as_it_is_told() {
    for threads in CROWDS {
        explored_crowd(threads, move || {
            measure_in_rounds(threads, threads);
        });
    }
}

fn uses_a_crowd_of_threads_on_real_threads() {
    let late = "131 items and 131 threads, and not all items were measured at the same time: they wait for each other";
    exercise::soon(late, || measure_in_rounds(131, 131));
}

fn divides_the_items_evenly() {
    for (items, threads) in [(7, 4), (5, 3), (8, 4), (8, 3), (11, 4)] {
        explored_crowd(items, move || {
            measure_in_rounds(items, threads)
        });
    }
}

/// So many items, of which as many as there are threads are always measured at the same time.
/// They are shared evenly if the last ones, one less perhaps, meet as well.
fn measure_in_rounds(count: usize, threads: usize) {
    let begun = AtomicUsize::new(0);
    let rounds: Vec<Barrier> = (0..count)
        .step_by(threads)
        .map(|done| Barrier::new(threads.min(count - done)))
        .collect();
    let items = vec![(&begun, &rounds, threads); count];
    let sum =
        parallel_sum(&items, threads, |(begun, rounds, threads)| {
            let round = begun.fetch_add(1, SeqCst) / threads;
            if let Some(round) = rounds.get(round) {
                round.wait();
            }
            1
        });
    let begun = begun.load(SeqCst);
    assert!(
        sum == count as u64 && begun == count,
        "{count} items of 1 each were measured {begun} times, and the sum is {sum}"
    );
}

fn sleeps_while_it_waits() {
    sleeps(
        "parallel_sum must wait for an item that takes for ever",
        || {
            let for_ever = Barrier::new(3);
            parallel_sum(&[&for_ever, &for_ever], 2, |for_ever| {
                for_ever.wait();
                1
            });
        },
    );
}

fn starts_no_more_threads_than_it_is_told() {
    for (count, threads) in
        [(3, 1), (1, 2), (5, 2), (4, 3), (7, 3), (7, 4)]
    {
        explored_with_threads(threads, move || {
            counts_every_item(count, threads);
        });
    }
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

fn adds_up_large_numbers() {
    exercise::soon(LATE, || {
        const MOST: u64 = u64::MAX - 1_000_000;
        let sum = parallel_sum(&[MOST - 3, 1, 1, 1], 2, |n| *n);
        assert!(sum == MOST, "the sum is {MOST} and not {sum}");
    });
}

fn counts_a_thousand_items_on_real_threads() {
    exercise::soon(LATE, || {
        let items: Vec<u64> = (1..=1000).collect();
        for _ in 0..50 {
            let sum = parallel_sum(&items, 4, |n| *n);
            assert!(
                sum == 500_500,
                "the sum of 1 to 1000 is 500500, and not {sum}"
            );
        }
    });
}

fn passes_a_panic_on() {
    exercise::soon(LATE, || {
        for bad in [1, 2, 3, 4, 5] {
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
