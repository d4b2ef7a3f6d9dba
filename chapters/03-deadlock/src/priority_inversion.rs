//! One core, three tasks, one lock: the most urgent task waits for the
//! least urgent, and that one for the one in the middle.

use anyhow::Result;

// The most urgent comes first.
const NAMES: [&str; 3] = ["high", "middle", "low"];
const STARTS: [u32; 3] = [1, 2, 0]; // when it comes
const WORK: [u32; 3] = [2, 6, 3]; // so many ticks
const LOCKS: [bool; 3] = [true, false, true]; // works under the lock

/// For each tick: `#` it runs, `w` it waits for the lock.
fn timeline(inherit: bool) -> [String; 3] {
    let mut left = WORK;
    let mut lines = [const { String::new() }; 3];
    let mut owner = None;
    for tick in 0..WORK.iter().sum() {
        let here = |n: &usize| STARTS[*n] <= tick && left[*n] > 0;
        let waits = |n: &usize| {
            here(n) && LOCKS[*n] && owner.is_some_and(|o| o != *n)
        };
        // With inheritance the owner is as urgent as those it holds up.
        let rank = |n: &usize| match owner {
            Some(o) if inherit && o == *n => {
                (0..o).find(waits).unwrap_or(o)
            }
            _ => *n,
        };
        let ready = (0..3).filter(|n| here(n) && !waits(n));
        let running = ready.min_by_key(rank).unwrap();
        for (n, line) in lines.iter_mut().enumerate() {
            let idle = if waits(&n) { 'w' } else { '.' };
            line.push(if n == running { '#' } else { idle });
        }
        left[running] -= 1;
        if LOCKS[running] {
            owner = (left[running] > 0).then_some(running);
        }
    }
    lines
}

pub fn run() -> Result<()> {
    for (how, inherit) in [("as it is", false), ("inherited", true)] {
        println!("priorities {how}");
        for (name, line) in NAMES.iter().zip(timeline(inherit)) {
            println!("{name:>8} {line}");
        }
    }
    Ok(())
}
