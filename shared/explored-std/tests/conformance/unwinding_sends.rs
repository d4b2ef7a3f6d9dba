// Expected: both orders are found. What a guard sends while its thread unwinds may come before or after another's message.

use std::collections::BTreeSet;
use std::sync::{Arc, mpsc};
use std::thread;

struct LastWords(mpsc::Sender<&'static str>);
impl Drop for LastWords {
    fn drop(&mut self) {
        self.0.send("farewell").unwrap();
    }
}

pub fn main() {
    let seen = Arc::new(std::real::sync::Mutex::new(BTreeSet::new()));
    let noted = Arc::clone(&seen);
    explorer::explore(move || {
        let (tx, rx) = mpsc::channel();
        let words = LastWords(tx.clone());
        let falls = thread::spawn(move || {
            let _words = words;
            panic!("falls");
        });
        let other = thread::spawn(move || tx.send("hello").unwrap());
        assert!(falls.join().is_err());
        other.join().unwrap();
        noted.lock().unwrap().insert(rx.iter().collect::<Vec<_>>());
    })
    .assert_ok();
    assert_eq!(seen.lock().unwrap().len(), 2);
}
