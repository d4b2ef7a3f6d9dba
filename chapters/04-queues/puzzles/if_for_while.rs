//! A shelf has room for one loaf: a bounded buffer. The baker brings
//! two, and two customers take one each.

use std::sync::{Condvar, Mutex, MutexGuard};
use std::thread;

type Shelf<'a> = MutexGuard<'a, Option<u32>>;

fn bakery(
    wait_for_bread: impl for<'a> Fn(Shelf<'a>, &Condvar) -> Shelf<'a> + Sync,
) {
    let shelf = Mutex::new(None);
    let (filled, emptied) = (Condvar::new(), Condvar::new());
    let buy = || {
        let mut on_it = shelf.lock().unwrap();
        on_it = wait_for_bread(on_it, &filled);
        let bread = on_it.take();
        emptied.notify_one();
        bread
    };
    thread::scope(|shop| {
        let anna = shop.spawn(buy);
        let ben = shop.spawn(buy);
        for loaf in 1..=2 {
            let mut on_it = shelf.lock().unwrap();
            while on_it.is_some() {
                on_it = emptied.wait(on_it).unwrap();
            }
            *on_it = Some(loaf);
            filled.notify_one();
        }
        let bags = [anna, ben].map(|buyer| buyer.join().unwrap());
        assert!(!bags.contains(&None), "a bag is empty");
    });
}

/// Whoever is woken finds bread.
pub fn broken() {
    bakery(|mut shelf, filled| {
        if shelf.is_none() {
            shelf = filled.wait(shelf).unwrap();
        }
        shelf
    });
}

/// Whoever is woken looks again.
pub fn cured() {
    bakery(|mut shelf, filled| {
        while shelf.is_none() {
            shelf = filled.wait(shelf).unwrap();
        }
        shelf
    });
}
