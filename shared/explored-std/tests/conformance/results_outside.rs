// Expected: ok: what each run observed is collected in an object made outside, by the documented way to do that (the name of the way is yours: mend this line with it).

use std::sync::{Arc, Mutex};
use std::thread;

pub fn main() {
    let seen = Arc::new(std::real::sync::Mutex::new(std::collections::BTreeSet::new()));
    let noted = Arc::clone(&seen);
    explorer::explore(move || {
        let turn = Arc::new(Mutex::new(Vec::new()));
        let other = {
            let turn = Arc::clone(&turn);
            thread::spawn(move || turn.lock().unwrap().push("other"))
        };
        turn.lock().unwrap().push("main");
        other.join().unwrap();
        noted.lock().unwrap().insert(turn.lock().unwrap().clone());
    })
    .assert_ok();
    assert_eq!(seen.lock().unwrap().len(), 2);
}
