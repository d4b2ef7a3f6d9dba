// Expected: ok, and that there is polling is said. Nobody is accused who yields until a message comes.

use std::sync::mpsc;
use std::thread;

pub fn main() {
    let exploration = explorer::explore(|| {
        let (tx, rx) = mpsc::channel();
        let sender = thread::spawn(move || tx.send(1).unwrap());
        while rx.try_recv().is_err() {
            thread::yield_now();
        }
        sender.join().unwrap();
    });
    exploration.assert_ok();
    assert!(exploration.to_string().contains("polls"), "{exploration}");
}
