//! Anna and Ben need printer and scanner. A deadlock needs four things
//! at once; each cure here takes away one of them.

use std::sync::{Mutex, RwLock};
use std::thread;

use anyhow::Result;

/// Anna has the machines in the one order, Ben in the other.
fn office<T: Default + Sync>(work: impl Fn(&T, &T) + Sync) {
    let (printer, scanner) = &(T::default(), T::default());
    thread::scope(|office| {
        office.spawn(|| work(printer, scanner));
        office.spawn(|| work(scanner, printer));
    });
}

/// All four: each has one alone, keeps it, and waits in a circle.
#[allow(dead_code)] // only the explorer dares to call it
pub fn broken() {
    office(|one: &Mutex<()>, two| {
        let _one = one.lock().unwrap();
        let _two = two.lock().unwrap();
    });
}

/// Not alone: whoever only reads lets others read as well.
pub fn not_alone() {
    office(|one: &RwLock<()>, two| {
        let _one = one.read().unwrap();
        let _two = two.read().unwrap();
    });
}

/// Not waiting with one in hand: whoever has the key takes both.
pub fn all_at_once() {
    let key = Mutex::new(());
    office(|one: &Mutex<()>, two| {
        let _key = key.lock().unwrap();
        let _both = (one.lock().unwrap(), two.lock().unwrap());
    });
}

/// Not for keeps: without the second, the first is given back.
pub fn given_back() {
    office(|one: &Mutex<()>, two| {
        loop {
            let _one = one.lock().unwrap();
            if two.try_lock().is_ok() {
                return;
            }
        }
    });
}

/// Not in a circle: both begin with the same one.
pub fn in_one_order() {
    office(|one: &Mutex<()>, two| {
        let mut both = [one, two];
        both.sort_by_key(|machine| &raw const **machine);
        let _both = both.map(|machine| machine.lock().unwrap());
    });
}

pub fn run() -> Result<()> {
    not_alone();
    all_at_once();
    given_back();
    in_one_order();
    println!("four times both were done");
    Ok(())
}
