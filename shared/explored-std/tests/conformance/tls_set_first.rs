// Expected: ok. To set a thread-local first is not to run its initialiser.

use std::cell::{Cell, RefCell};
use std::thread;

thread_local! {
    static TURN: Cell<u32> = panic!("not asked for");
    static NAMES: RefCell<Vec<u32>> = panic!("not asked for");
}

pub fn main() {
    explorer::explore(|| {
        let other = thread::spawn(|| TURN.set(2));
        TURN.set(1);
        NAMES.set(vec![1]);
        other.join().unwrap();
        assert_eq!((TURN.get(), NAMES.take()), (1, vec![1]));
    })
    .assert_ok();
}
