//! The board at an airport: many read it, hardly anybody writes.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Barrier, OnceLock, RwLock};
use std::thread;

use anyhow::Result;

pub fn run() -> Result<()> {
    let gates = RwLock::new(BTreeMap::from([("LIS", 3), ("OSL", 8)]));
    let cities = OnceLock::new(); // written once, when first needed
    let looks = AtomicU32::new(0); // one number: it needs no lock
    let both_are_reading = Barrier::new(2);

    let passenger = |code: &'static str| {
        let gates = gates.read().unwrap();
        both_are_reading.wait(); // with a Mutex: for ever
        let cities = cities.get_or_init(city_names);
        looks.fetch_add(1, Relaxed);
        format!("{}: gate {}", cities[code], gates[code])
    };

    let both_look = || {
        thread::scope(|hall| {
            let passengers = ["LIS", "OSL"]
                .map(|code| hall.spawn(move || passenger(code)));
            for passenger in passengers {
                println!("{}", passenger.join().unwrap());
            }
        })
    };
    both_look();
    // A writer is alone: it waits until every reader has left.
    gates.write().unwrap().insert("OSL", 14);
    println!("(a change of gate)");
    both_look();

    println!("the board was read {} times", looks.into_inner());
    Ok(())
}

fn city_names() -> BTreeMap<&'static str, &'static str> {
    println!("(the names of the cities are looked up)");
    BTreeMap::from([("LIS", "Lisbon"), ("OSL", "Oslo")])
}
