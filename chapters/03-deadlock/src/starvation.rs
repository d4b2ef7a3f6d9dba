//! A doctor sees emergencies first. Somebody has a cough, and as long
//! as there are emergencies it isn't their turn.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::thread;

use anyhow::Result;

/// The cough has number 0 and is there first; then come emergencies.
/// The lowest rank is seen next. How many are seen before the cough?
fn shift(emergencies: u32, rank: impl Fn(u32) -> u32 + Sync) -> u32 {
    let waiting_room = Mutex::new(BTreeSet::new());
    let arrive = |number| {
        let mut waiting = waiting_room.lock().unwrap();
        waiting.insert((rank(number), number));
    };
    arrive(0);
    arrive(1);
    let doctor = || {
        let mut seen = 0;
        loop {
            let next = waiting_room.lock().unwrap().pop_first();
            let Some((_rank, 1..)) = next else { return seen };
            seen += 1;
            if seen < emergencies {
                arrive(seen + 1); // one follows the other
            }
        }
    };
    thread::scope(|scope| scope.spawn(doctor).join().unwrap())
}

/// Every emergency comes before every cough.
pub fn broken(emergencies: u32) -> u32 {
    shift(emergencies, |number| if number == 0 { 1 } else { 0 })
}

/// A cough counts as the third to come; who is later waits longer.
pub fn cured(emergencies: u32) -> u32 {
    shift(emergencies, |number| if number == 0 { 3 } else { number })
}

pub fn run() -> Result<()> {
    for emergencies in [10, 1000] {
        println!("{emergencies} emergencies, one after the other");
        println!("  rank alone: {} before it", broken(emergencies));
        println!("  rank and age: {} before it", cured(emergencies));
    }
    Ok(())
}
