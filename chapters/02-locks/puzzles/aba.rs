//! A pile of plates without a lock: each plate says which one is below
//! it, and 0 is the table. Anna takes a plate. Ben takes two, and puts
//! the first of them back.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;

struct Pile {
    /// The plate on top, and in the cured pile how often that changed.
    top: AtomicUsize,
    below: [AtomicUsize; 4],
}

/// Puts another plate on top unless the top has changed meanwhile.
fn exchange(pile: &Pile, top: usize, new: usize) -> bool {
    pile.top.compare_exchange(top, new, SeqCst, SeqCst).is_ok()
}

fn breakfast(next: impl Fn(usize) -> usize + Sync) {
    let pile = Pile {
        top: AtomicUsize::new(3),
        below: [
            AtomicUsize::new(0),
            AtomicUsize::new(0),
            AtomicUsize::new(1),
            AtomicUsize::new(2),
        ],
    };
    let take = || loop {
        let top = pile.top.load(SeqCst);
        let second = pile.below[top % 10].load(SeqCst);
        if exchange(&pile, top, next(top) + second) {
            break top % 10;
        }
    };
    let put = |plate: usize| loop {
        let top = pile.top.load(SeqCst);
        pile.below[plate].store(top % 10, SeqCst);
        if exchange(&pile, top, next(top) + plate) {
            break;
        }
    };
    let bens = thread::scope(|kitchen| {
        kitchen.spawn(take);
        let ben = kitchen.spawn(|| {
            let (first, second) = (take(), take());
            put(first);
            second
        });
        ben.join().unwrap()
    });
    let top = pile.top.load(SeqCst) % 10;
    assert!(top != bens, "Ben's plate is on the pile");
}

/// The same plate on top: nothing has changed.
pub fn broken() {
    breakfast(|_| 0);
}

/// In front of the plate's digit stands the number of changes.
pub fn cured() {
    breakfast(|top| (top / 10 + 1) * 10);
}
