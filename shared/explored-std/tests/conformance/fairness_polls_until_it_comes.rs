// Expected: ok. Who polls without an end sees the flag at last, since every thread gets its turn.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering::SeqCst},
};
use std::{thread, time::Duration};

fn program() {
    let ready = Arc::new(AtomicBool::new(false));
    let setter = {
        let ready = Arc::clone(&ready);
        thread::spawn(move || ready.store(true, SeqCst))
    };
    while !ready.load(SeqCst) {
        thread::sleep(Duration::from_millis(10));
    }
    setter.join().unwrap();
}

pub fn main() {
    explorer::explore(program).assert_ok();
}
