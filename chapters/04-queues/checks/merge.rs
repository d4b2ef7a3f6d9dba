//! What an answer to `merge` must do.

use std::thread;

use crossbeam_channel::{bounded, unbounded};

use super::answer::merge;

exercise::checks![
    hands_everything_on_in_any_schedule,
    waits_for_both_at_once,
    hands_everything_on_on_real_threads,
];

fn hands_everything_on_on_real_threads() {
    hands_on(1000);
}

fn hands_everything_on_in_any_schedule() {
    explorer::explore(|| hands_on(1)).assert_ok();
}

fn hands_on(count: u32) {
    let (left_in, left) = unbounded();
    let (right_in, right) = unbounded();
    let (out, merged) = unbounded();
    let merger = thread::spawn(move || merge(left, right, out));
    let producer = thread::spawn(move || {
        (0..count).for_each(|n| left_in.send(2 * n).unwrap())
    });
    (0..count).for_each(|n| right_in.send(2 * n + 1).unwrap());
    drop(right_in);

    let mut items: Vec<u32> = merged.iter().collect();
    items.sort();
    let all: Vec<u32> = (0..2 * count).collect();
    assert!(
        items == all,
        "items got lost: {} of {} came through",
        items.len(),
        all.len()
    );
    producer.join().unwrap();
    merger.join().unwrap();
}

fn waits_for_both_at_once() {
    explorer::explore(|| {
        // No room in the channels: each item must be taken before the next can come.
        let (left_in, left) = bounded(0);
        let (right_in, right) = bounded(0);
        let (out, merged) = unbounded();
        let merger = thread::spawn(move || merge(left, right, out));
        right_in.send(1).unwrap();
        left_in.send(2).unwrap();
        right_in.send(3).unwrap();
        drop((left_in, right_in));
        let mut items: Vec<u32> = merged.iter().collect();
        items.sort();
        assert!(
            items == [1, 2, 3],
            "items got lost: {items:?} of 1, 2, 3 came through"
        );
        merger.join().unwrap();
    })
    .assert_ok();
}
