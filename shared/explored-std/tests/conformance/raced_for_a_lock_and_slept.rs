// Expected: all three ends that real threads show. B can look at both channels before main has closed either, although A, who
// waits for one of them under the same lock, could come first.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, RwLock, mpsc};
use std::thread;

fn program() -> String {
    let (first, second) = (mpsc::channel::<u32>(), mpsc::sync_channel::<u32>(1));
    let receivers = Arc::new(Mutex::new((first.1, second.1)));
    let page = Arc::new(RwLock::new(0));
    let waits = {
        let (receivers, page) = (Arc::clone(&receivers), Arc::clone(&page));
        thread::spawn(move || {
            let _ = page.try_read().is_ok();
            receivers.lock().unwrap().0.recv().is_err()
        })
    };
    let looks = thread::spawn(move || {
        let receivers = receivers.lock().unwrap();
        format!("{:?} {:?}", receivers.1.try_recv(), receivers.0.try_recv())
    });
    drop(first.0);
    drop(second.0);
    assert!(waits.join().unwrap());
    looks.join().unwrap()
}

pub fn main() {
    let seen = Arc::new(std::real::sync::Mutex::new(BTreeSet::new()));
    let noted = Arc::clone(&seen);
    explorer::explore(move || {
        let end = program();
        noted.lock().unwrap().insert(end);
    })
    .assert_ok();
    assert_eq!(seen.lock().unwrap().len(), 3, "{:?}", seen.lock().unwrap());
}
