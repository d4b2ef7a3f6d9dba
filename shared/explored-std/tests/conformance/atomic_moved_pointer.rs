// Expected: ok. Two threads take a place each, by moving one pointer.

use std::sync::atomic::{AtomicPtr, Ordering::SeqCst};
use std::thread;

pub fn main() {
    explorer::explore(|| {
        let mut seats = [0_u16; 2];
        let free = AtomicPtr::new(seats.as_mut_ptr());
        thread::scope(|scope| {
            for guest in 1..=2 {
                let free = &free;
                scope.spawn(move || unsafe { *free.fetch_ptr_add(1, SeqCst) = guest });
            }
        });
        seats.sort();
        assert_eq!(seats, [1, 2]);
    })
    .assert_ok();
}
