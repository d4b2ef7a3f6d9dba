//! Thread number n takes every item whose place leaves the remainder n, and
//! the calling thread does its share as well.

use std::sync::mpsc;
use std::thread;

pub fn parallel_sum<T: Sync>(
    items: &[T],
    threads: usize,
    measure: fn(&T) -> u64,
) -> u64 {
    let sum_of = move |first| -> u64 {
        items.iter().skip(first).step_by(threads).map(measure).sum()
    };
    thread::scope(|scope| {
        let (sender, sums) = mpsc::channel();
        for first in 1..threads {
            let sender = sender.clone();
            scope.spawn(move || sender.send(sum_of(first)).unwrap());
        }
        drop(sender);
        sum_of(0) + sums.iter().sum::<u64>()
    })
}
