//! Three philosophers sit round a table, with a fork between each two.
//! To eat, a philosopher needs the forks on both sides.

use std::sync::{Barrier, Mutex};
use std::thread;

use anyhow::Result;

use crate::watch;

/// Fork n lies to the left of philosopher n, and counts its uses.
type Forks = [Mutex<u32>; 3];

/// `eat` is given the forks, and the numbers of the left and the right.
fn dinner(eat: impl Fn(&Forks, usize, usize) + Sync) -> [u32; 3] {
    let forks = [Mutex::new(0), Mutex::new(0), Mutex::new(0)];
    thread::scope(|scope| {
        scope.spawn(|| eat(&forks, 0, 1));
        scope.spawn(|| eat(&forks, 1, 2));
        scope.spawn(|| eat(&forks, 2, 0)); // it is a round table
    });
    forks.map(|fork| fork.into_inner().unwrap())
}

/// Everybody takes the left fork first.
pub fn broken(witness: impl Fn(usize, usize) + Sync) -> [u32; 3] {
    dinner(|forks, left, right| {
        let mut one = forks[left].lock().unwrap();
        witness(left, right);
        *forks[right].lock().unwrap() += 1;
        *one += 1;
    })
}

/// Everybody takes the fork with the lower number first.
pub fn cured(meals: u32) -> [u32; 3] {
    dinner(|forks, left, right| {
        for _ in 0..meals {
            let mut one = forks[left.min(right)].lock().unwrap();
            *forks[left.max(right)].lock().unwrap() += 1;
            *one += 1;
        }
    })
}

pub fn run() -> Result<()> {
    let all_have_one = Barrier::new(3);
    let table = watch::start(move |witness| {
        broken(|left, right| {
            let who = ["Hypatia", "Plato", "Zeno"][left];
            let [has, wants] =
                [left, right].map(|n| format!("fork {n}"));
            witness(who, &has, &wants);
            all_have_one.wait();
        });
    });
    table.cycle()?.iter().for_each(|wait| println!("{wait}"));
    println!("1000 meals each: forks used {:?} times", cured(1000));
    Ok(())
}
