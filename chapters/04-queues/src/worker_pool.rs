//! Three workers, one queue of jobs: whoever is free takes the next.

use std::thread;

use anyhow::Result;
use crossbeam_channel::unbounded;

pub fn run() -> Result<()> {
    let limits = [30_000, 10_000, 20_000, 40_000];
    for (limit, start, worker) in pool(limits)? {
        println!(
            "below {limit}: {start} takes most steps (worker {worker})"
        );
    }
    Ok(())
}

pub fn pool(limits: [u64; 4]) -> Result<Vec<(u64, u64, u32)>> {
    let (jobs, queue) = unbounded();
    let (sender, results) = unbounded();

    for limit in limits {
        jobs.send(limit)?;
    }
    drop(jobs); // all jobs are in the queue: once empty, it is closed

    thread::scope(|pool| {
        for worker in 1..=3 {
            let (queue, sender) = (queue.clone(), sender.clone());
            pool.spawn(move || {
                for limit in queue {
                    let start = longest_collatz(limit);
                    sender.send((limit, start, worker)).unwrap();
                }
            });
        }
    }); // the scope ends when all its threads have

    drop(sender);
    let mut results: Vec<_> = results.iter().collect();
    results.sort(); // the jobs finish in any order
    Ok(results)
}

/// Halve an even number, else triple it and add one:
/// which start takes longest to reach 1?
fn longest_collatz(limit: u64) -> u64 {
    let steps = |start| {
        let next = |&n: &u64| {
            (n != 1).then(|| if n % 2 == 0 { n / 2 } else { 3 * n + 1 })
        };
        std::iter::successors(Some(start), next).count()
    };
    // From above: of several, the smallest.
    (1..limit).rev().max_by_key(|&start| steps(start)).unwrap_or(1)
}
