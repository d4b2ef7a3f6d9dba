// Expected: ok. A mutex made in the initialiser of a thread_local is taken for a static; given away, it is freed twice.

use std::sync::{Arc, Mutex};
use std::thread;
thread_local! { static LOG: Arc<Mutex<Vec<u64>>> = Arc::new(Mutex::new(vec![1])); }
pub fn main() {
    explorer::explore(|| {
        let log = thread::spawn(|| LOG.with(Arc::clone)).join().unwrap();
        log.lock().unwrap().extend(0..100);
        let all = Arc::into_inner(log).unwrap().into_inner().unwrap();
        assert_eq!(all.len(), 101);
    })
    .assert_ok();
}
