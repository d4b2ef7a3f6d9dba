//! A waiter sleeps until enough plates stand in the hatch.

use std::sync::{Condvar, Mutex};
use std::{mem, thread, time::Duration};

use anyhow::Result;

#[derive(Default)]
struct Hatch {
    plates: Mutex<Vec<&'static str>>,
    more: Condvar,
}

impl Hatch {
    fn put(&self, plate: &'static str) {
        self.plates.lock().unwrap().push(plate);
        self.more.notify_all();
    }

    /// Waiting, written out.
    fn take(&self, many: usize) -> Vec<&'static str> {
        let mut plates = self.plates.lock().unwrap();
        while plates.len() < many {
            plates = self.more.wait(plates).unwrap();
        }
        mem::take(&mut *plates)
    }

    /// The same loop in one call, and an end to the patience.
    fn take_within(
        &self,
        patience: Duration,
    ) -> Option<Vec<&'static str>> {
        let plates = self.plates.lock().unwrap();
        let (mut plates, waited) = self
            .more
            .wait_timeout_while(plates, patience, |plates| {
                plates.is_empty() // as long as this is so
            })
            .unwrap();
        (!waited.timed_out()).then(|| mem::take(&mut *plates))
    }
}

pub fn run() -> Result<()> {
    let hatch = Hatch::default();
    thread::scope(|restaurant| {
        let waiter = restaurant.spawn(|| hatch.take(2));
        hatch.put("soup"); // not yet enough for the waiter
        hatch.put("bread");
        let carried = waiter.join().unwrap();
        println!("carried out: {carried:?}");
        assert_eq!(carried.len(), 2);
    });
    let late = hatch.take_within(Duration::from_millis(20));
    println!("after closing time: {late:?}");
    Ok(())
}
