//! The pool of rayon: a map, single jobs, two halves, an error.

use std::sync::mpsc;

use anyhow::{Result, bail};
use rayon::prelude::*;

pub fn run() -> Result<()> {
    let limits = [3_000, 1_000, 2_000];

    // executor.map: the results are in the order of the inputs.
    let starts: Vec<_> = limits
        .par_iter()
        .map(|&limit| longest_collatz(limit))
        .collect();
    println!("map: {starts:?}");

    // submit and as_completed: a channel has them as they are ready.
    let (sender, done) = mpsc::channel();
    rayon::scope(|pool| {
        for limit in limits {
            let sender = sender.clone();
            pool.spawn(move |_| {
                sender.send((limit, longest_collatz(limit))).unwrap();
            });
        }
    });
    drop(sender);
    let mut found: Vec<_> = done.iter().collect();
    found.sort();
    println!("as completed: {found:?}");

    // Two jobs, the second perhaps by another thread.
    let (odd, even) = rayon::join(
        || (1..100).step_by(2).sum::<u32>(),
        || (0..100).step_by(2).sum::<u32>(),
    );
    println!("two halves: {odd} and {even}");

    // One error is enough; some of the others don't start any more.
    let orders = ["tea", "milk", "sand", "bread"];
    let bill: Result<Vec<_>> =
        orders.par_iter().map(|order| price(order)).collect();
    println!("an error: {}", bill.unwrap_err());
    Ok(())
}

fn price(order: &str) -> Result<u32> {
    match order {
        "tea" => Ok(3),
        "milk" | "bread" => Ok(2),
        _ => bail!("no price for {order}"),
    }
}

/// Which start below the limit takes most steps to come to 1?
fn longest_collatz(limit: u64) -> u64 {
    let steps = |&start: &u64| {
        let next = |&n: &u64| {
            (n != 1).then(|| if n % 2 == 0 { n / 2 } else { 3 * n + 1 })
        };
        std::iter::successors(Some(start), next).count()
    };
    (1..limit).rev().max_by_key(steps).unwrap_or(1)
}
