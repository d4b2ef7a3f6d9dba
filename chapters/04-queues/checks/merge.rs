//! What an answer to `merge` must do.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};

use super::answer::merge;
use crate::explored::{explored, explored_a_little, sleeps};

exercise::checks![
    /// `producer` sends to the left and main to the right, an item or two
    /// each.
    hands_everything_on_in_any_schedule,
    /// Neither side has room for an item that isn't taken; main sends to the
    /// right, to the left, and to the right again.
    waits_for_both_at_once,
    /// Main sends one item after the other, to the left or to the right, and
    /// each must come through before it sends the next.
    hands_each_on_as_soon_as_it_comes,
    /// One side is closed, and main looks whether merge has returned before
    /// it closes the other.
    returns_when_both_are_closed,
    /// Nothing comes from a side that stays open, for ever: merge has to wait
    /// asleep.
    sleeps_while_nothing_comes,
    hands_everything_on_on_real_threads,
];

fn hands_everything_on_in_any_schedule() {
    for (left, right) in [
        (&[3][..], &[4][..]),
        (&[], &[9]),
        (&[9], &[]),
        (&[2, 1], &[u32::MAX]),
        (&[0], &[0, 5]),
        (&[7, 7], &[7]),
    ] {
        explored(move || hands_on(left, right));
    }
}

fn hands_on(left: &[u32], right: &[u32]) {
    let (left_in, left_out) = unbounded();
    let (right_in, right_out) = unbounded();
    let (out, merged) = unbounded();
    let merger = thread::spawn(move || merge(left_out, right_out, out));
    let from_left = left.to_vec();
    let producer = thread::spawn(move || send(&left_in, &from_left));
    send(&right_in, right);
    drop(right_in);
    all_of(&merged, left, right);
    producer.join().unwrap();
    merger.join().unwrap();
}

fn send(to: &Sender<u32>, items: &[u32]) {
    items.iter().for_each(|&item| to.send(item).unwrap());
}

/// They are what both sides have sent, and each side's are in its order.
fn all_of(merged: &Receiver<u32>, left: &[u32], right: &[u32]) {
    let items: Vec<u32> = merged.iter().collect();
    let (mut came, mut sent) = (items.clone(), [left, right].concat());
    came.sort();
    sent.sort();
    let few =
        |items: &[u32]| format!("{:?}", &items[..items.len().min(6)]);
    assert!(
        came == sent,
        "items got lost: {} of {} came through: {} of {} and {}",
        items.len(),
        sent.len(),
        few(&items),
        few(left),
        few(right)
    );
    for (side, sent) in [("left", left), ("right", right)] {
        let mut rest = items.iter();
        let in_order =
            sent.iter().all(|item| rest.any(|came| came == item));
        assert!(
            in_order,
            "what came from the {side} is not in its order: sent {}, came {}",
            few(sent),
            few(&items)
        );
    }
}

fn waits_for_both_at_once() {
    explored(|| {
        let (left_in, left) = bounded(0);
        let (right_in, right) = bounded(0);
        let (out, merged) = unbounded();
        let merger = thread::spawn(move || merge(left, right, out));
        right_in.send(1).unwrap();
        left_in.send(2).unwrap();
        right_in.send(3).unwrap();
        drop((left_in, right_in));
        all_of(&merged, &[2], &[1, 3]);
        merger.join().unwrap();
    });
}

fn hands_each_on_as_soon_as_it_comes() {
    for sides in ["L", "R", "LL", "RL", "LRR", "RLL", "LLLL", "RRRR"] {
        explored_a_little(move || {
            let (left_in, left) = unbounded();
            let (right_in, right) = unbounded();
            let (out, merged) = unbounded();
            let merger = thread::spawn(move || merge(left, right, out));
            for (item, side) in (1..).zip(sides.chars()) {
                let to = if side == 'L' { &left_in } else { &right_in };
                to.send(item).unwrap();
                assert_eq!(
                    merged.recv(),
                    Ok(item),
                    "what came through"
                );
            }
            // The left alone, once the right is closed.
            drop(right_in);
            left_in.send(0).unwrap();
            assert_eq!(merged.recv(), Ok(0), "what came through");
            drop(left_in);
            merger.join().unwrap();
        });
    }
}

fn returns_when_both_are_closed() {
    for (first, other) in [("left", "right"), ("right", "left")] {
        for items in [0, 1] {
            explored(move || {
                let (left_in, left) = unbounded();
                let (right_in, right) = unbounded();
                let (out, merged) = unbounded();
                let returned = Arc::new(AtomicBool::new(false));
                let merger = {
                    let returned = Arc::clone(&returned);
                    thread::spawn(move || {
                        merge(left, right, out);
                        returned.store(true, SeqCst);
                    })
                };
                (0..items).for_each(|item| left_in.send(item).unwrap());
                let (first_in, other_in) = match first {
                    "left" => (left_in, right_in),
                    _ => (right_in, left_in),
                };
                drop(first_in);
                assert!(
                    !returned.load(SeqCst),
                    "merge has returned, and only the {first} was closed: \
                     the {other} was still open"
                );
                drop(other_in);
                merger.join().unwrap();
                assert_eq!(
                    merged.len(),
                    items as usize,
                    "so many items had come through when merge returned, \
                     and so many were sent"
                );
            });
        }
    }
}

fn sleeps_while_nothing_comes() {
    for (closed, open) in [
        ("", "both sides"),
        ("left", "the right"),
        ("right", "the left"),
    ] {
        sleeps(
            &format!("nothing comes from {open}, for ever"),
            move || {
                let (left_in, left) = unbounded();
                let (right_in, right) = unbounded();
                let (out, merged) = unbounded();
                let open = [("left", left_in), ("right", right_in)]
                    .map(|(side, to)| (side != closed).then_some(to));
                thread::spawn(move || merge(left, right, out));
                let _ = merged.recv();
                drop(open);
            },
        );
    }
}

fn hands_everything_on_on_real_threads() {
    exercise::soon(
        "both sides were closed, and merge did not return",
        || {
            let left: Vec<u32> =
                (0..3000).map(|n| n * n % 1009).collect();
            let right: Vec<u32> = (0..3000).rev().collect();
            hands_on(&left, &right);
        },
    );
}
