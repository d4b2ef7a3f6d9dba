// Expected: ok. The longest possible waits, of all kinds, and clocks that are read afterwards.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

pub fn main() {
    explorer::explore(|| {
        let gate = Arc::new((Mutex::new(false), Condvar::new()));
        let opener = {
            let gate = Arc::clone(&gate);
            let main = thread::current();
            thread::spawn(move || {
                *gate.0.lock().unwrap() = true;
                gate.1.notify_all();
                main.unpark();
            })
        };
        thread::park_timeout(Duration::MAX);
        let before = Instant::now();
        let (mutex, bell) = &*gate;
        let open = mutex.lock().unwrap();
        let (open, _) = bell.wait_timeout_while(open, Duration::MAX, |open| !*open).unwrap();
        drop(open);
        assert!(Instant::now() >= before && before.elapsed() <= Duration::MAX);
        opener.join().unwrap();
    })
    .assert_ok();
}
