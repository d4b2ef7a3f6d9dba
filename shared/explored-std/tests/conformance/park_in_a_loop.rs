// Expected: ok. Who parks until the flag is set stands returns from `park` for no reason.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::Arc;
use std::thread;

pub fn main() {
    explorer::explore(|| {
        let ready = Arc::new(AtomicBool::new(false));
        let (signal, me) = (Arc::clone(&ready), thread::current());
        let helper = thread::spawn(move || {
            signal.store(true, SeqCst);
            me.unpark();
        });
        while !ready.load(SeqCst) {
            thread::park();
        }
        helper.join().unwrap();
    })
    .assert_ok();
}
