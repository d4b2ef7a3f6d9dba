// Expected: ok each time. An unsafe cell in a static of a module, changed by the run before, starts afresh in each schedule.

use std::cell::UnsafeCell;
use std::sync::Mutex;
use std::thread;

mod library {
    use super::*;
    pub struct Slot(pub UnsafeCell<Option<u32>>);
    // SAFETY: used under `GATE` alone.
    unsafe impl Sync for Slot {}
    pub static GATE: Mutex<()> = Mutex::new(());
    pub static SLOT: Slot = Slot(UnsafeCell::new(None));
    pub fn fill(with: u32) -> bool {
        let _open = GATE.lock().unwrap();
        let slot = unsafe { &mut *SLOT.0.get() };
        slot.is_none() && slot.insert(with) == &with
    }
}

pub fn main() {
    for _ in 0..2 {
        explorer::explore(|| {
            let other = thread::spawn(|| library::fill(1));
            let mine = library::fill(2);
            assert!(mine != other.join().unwrap(), "one of them fills it");
        })
        .assert_ok();
    }
}
