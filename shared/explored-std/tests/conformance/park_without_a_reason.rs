// Expected: it fails: park may return for no reason (std says so), and after a scope it often does.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering::SeqCst},
};
use std::thread;

fn program() {
    let ready = Arc::new(AtomicBool::new(false));
    let (signal, me) = (ready.clone(), thread::current());
    let helper = thread::spawn(move || {
        signal.store(true, SeqCst);
        me.unpark();
    });
    if !ready.load(SeqCst) {
        thread::park();
    }
    assert!(ready.load(SeqCst));
    helper.join().unwrap();
}

pub fn main() {
    let exploration = explorer::explore(program);
    let failure = exploration.failure.expect("a bug, and none was found");
    let told = failure.to_string();
    assert!(
        ["ready"].iter().all(|word| told.contains(word)),
        "found, but told as: {told}"
    );
}
